package io.restante.httpapi.connection;

import io.netty.handler.codec.http.HttpMethod;
import io.restante.protos.error.ApiException;
import java.util.Locale;

/** The target of the request line, in the one form that the framework reads without stumbling. */
final class RequestTarget {
    private static final String UNRESERVED_PUNCTUATION = "-._~!$&'()*+,;=:@/?%";

    private RequestTarget() {}

    /**
     * Path and query. A byte that a URI must not have is escaped rather than refused: people type them, in their own
     * scripts.
     *
     * @throws ApiException {@code MALFORMED_REQUEST} where there is no path or an escape is broken
     */
    static String normalise(HttpMethod method, String target) {
        if (target.equals("*") && method.equals(HttpMethod.OPTIONS)) {
            return target;
        }
        String origin = originForm(target);
        if (!origin.startsWith("/")) {
            throw RequestHeadCheck.malformed("The target of the request must be a path.");
        }
        StringBuilder normal = new StringBuilder(origin.length() + 16);
        for (int i = 0; i < origin.length(); i++) {
            char c = origin.charAt(i);
            if (c == '%' && !(isHex(origin, i + 1) && isHex(origin, i + 2))) {
                throw RequestHeadCheck.malformed(
                        "A percent sign in the target must be followed by two hexadecimal digits.");
            }
            // A path that begins with two slashes would be read as the name of a host.
            if (isAllowed(c) && !(i == 1 && c == '/')) {
                normal.append(c);
            } else {
                // The decoder makes one char of one byte.
                normal.append(String.format(Locale.ROOT, "%%%02X", c & 0xff));
            }
        }
        return normal.toString();
    }

    /** Proxies are sent the whole URL. */
    private static String originForm(String target) {
        if (!target.regionMatches(true, 0, "http://", 0, 7) && !target.regionMatches(true, 0, "https://", 0, 8)) {
            return target;
        }
        int host = target.indexOf("//") + 2;
        int end = host;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        String rest = target.substring(end);
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && text.charAt(at) < 0x80 && Character.digit(text.charAt(at), 16) >= 0;
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || UNRESERVED_PUNCTUATION.indexOf(c) >= 0;
    }
}
