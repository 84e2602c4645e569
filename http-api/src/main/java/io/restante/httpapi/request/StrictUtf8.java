package io.restante.httpapi.request;

import io.restante.protos.error.ApiException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** UTF-8 without leniency: no overlong form, no surrogate, nothing cut off. */
final class StrictUtf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private StrictUtf8() {}

    /** @throws ApiException {@code MALFORMED_REQUEST} where the bytes are not UTF-8 */
    static String decode(byte[] bytes, int from, int length, String where) {
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        // The lenient decoder is far faster and puts this character for each mistake; only then look again.
        if (text.indexOf(REPLACEMENT) >= 0) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes, from, length))
                        .toString();
            } catch (CharacterCodingException invalid) {
                throw Malformed.request("The " + where + " is not UTF-8.");
            }
        }
        return text;
    }
}
