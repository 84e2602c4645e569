package io.restante.loadgen.caller.http;

import java.util.Map;

/**
 * A request, but for where it goes.
 *
 * @param method as in {@code GET}
 * @param target the path and the query, beginning with a slash
 * @param headers besides Host and Content-Length
 * @param body empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record HttpContent(String method, String target, Map<String, String> headers, byte[] body) {
    public HttpContent {
        headers = Map.copyOf(headers);
    }
}
