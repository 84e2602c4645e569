package io.restante.systemtest.fuzz.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request that is being put together; in the end its bytes are one request of HTTP/1.1. */
final class MadeRequest {
    String method;
    String path;
    final List<String> query = new ArrayList<>();
    final List<byte[]> headers = new ArrayList<>();
    byte[] body = {};
    boolean chunked;
    /** Whether it should be answered as the document says that a good one is. */
    boolean good = true;
    /** Whether it is the operation's own method and path, so that its answer is one that the document lists for it. */
    boolean documented = true;

    MadeRequest(String method, String path) {
        this.method = method;
        this.path = path;
    }

    void header(String name, byte[] value) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes((name + ": ").getBytes(StandardCharsets.US_ASCII));
        for (byte b : value) {
            // Another line would be another header; broken ones are for BytesFuzzer.
            line.write(b == '\r' || b == '\n' || b == 0 ? ' ' : b);
        }
        headers.add(line.toByteArray());
    }

    void header(String name, String value) {
        header(name, value.getBytes(StandardCharsets.ISO_8859_1));
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String target = query.isEmpty() ? path : path + "?" + String.join("&", query);
        bytes.writeBytes((method + " " + target + " HTTP/1.1\r\nHost: fuzz\r\n").getBytes(StandardCharsets.ISO_8859_1));
        for (byte[] header : headers) {
            bytes.writeBytes(header);
            bytes.writeBytes(new byte[] {'\r', '\n'});
        }
        if (chunked) {
            bytes.writeBytes("Transfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            int half = body.length / 2;
            chunk(bytes, 0, half);
            chunk(bytes, half, body.length);
            bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } else {
            String length = body.length == 0 ? "" : "Content-Length: " + body.length + "\r\n";
            bytes.writeBytes((length + "\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    private void chunk(ByteArrayOutputStream bytes, int from, int to) {
        if (to > from) {
            bytes.writeBytes((Integer.toHexString(to - from) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.write(body, from, to - from);
            bytes.writeBytes(new byte[] {'\r', '\n'});
        }
    }
}
