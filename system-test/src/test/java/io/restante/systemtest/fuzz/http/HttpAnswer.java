package io.restante.systemtest.fuzz.http;

import java.util.Map;

/**
 * One answer.
 *
 * @param headers by their names in lower case
 */
record HttpAnswer(int status, Map<String, String> headers, String body) {
    /** Whether no request may be answered with it, whatever it is. */
    static boolean isDefect(int status) {
        return status >= 500 && status != 503 && status != 504;
    }

    boolean endsTheConnection() {
        return "close".equals(headers.get("connection"));
    }

    /** The media type, without its parameters. */
    String type() {
        return headers.getOrDefault("content-type", "").replaceAll("\\s*;.*", "");
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + body;
    }
}
