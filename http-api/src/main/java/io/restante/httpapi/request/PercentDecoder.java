package io.restante.httpapi.request;

import io.restante.protos.error.ApiException;

/** Decodes one name or value of a query or form. The JDK's decoder lets broken UTF-8 pass. */
final class PercentDecoder {
    private PercentDecoder() {}

    /** @throws ApiException {@code MALFORMED_REQUEST} where an escape is broken or the bytes are not UTF-8 */
    static String decode(byte[] encoded, int from, int end, String where) {
        byte[] decoded = new byte[end - from];
        int length = 0;
        for (int i = from; i < end; i++) {
            byte b = encoded[i];
            if (b == '+') {
                b = ' ';
            } else if (b == '%') {
                if (i + 2 >= end) {
                    throw broken(where);
                }
                b = (byte) (hex(encoded[i + 1], where) << 4 | hex(encoded[i + 2], where));
                i += 2;
            }
            decoded[length++] = b;
        }
        return StrictUtf8.decode(decoded, 0, length, where);
    }

    private static int hex(byte digit, String where) {
        // Character.digit knows other scripts' digits too, but none of them is one byte.
        int value = digit < 0 ? -1 : Character.digit(digit, 16);
        if (value < 0) {
            throw broken(where);
        }
        return value;
    }

    private static ApiException broken(String where) {
        return Malformed.request("A percent sign in the " + where + " must be followed by two hexadecimal digits.");
    }
}
