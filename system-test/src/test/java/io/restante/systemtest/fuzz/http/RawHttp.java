package io.restante.systemtest.fuzz.http;

import io.restante.systemtest.fuzz.run.Sockets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A connection on which bytes are written as they are. */
final class RawHttp implements AutoCloseable {
    /** Stands behind what had come where the server was silent, and not closed. */
    static final String SILENT = "\u0000silent";

    private static final int LONG_MILLIS = 30_000;

    private final Socket socket;

    RawHttp(int port) throws IOException {
        socket = Sockets.open(port);
        socket.setSoTimeout(LONG_MILLIS);
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next answer, which must have a Content-Length; unpacked where it is packed. */
    HttpAnswer readAnswer(boolean toHead) throws IOException {
        InputStream in = socket.getInputStream();
        String[] lines = readHead(in).split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        int status = Integer.parseInt(lines[0].substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        boolean hasBody = !toHead && status != 204 && status >= 200;
        int length = hasBody ? Integer.parseInt(headers.getOrDefault("content-length", "-1")) : 0;
        if (length < 0) {
            throw new AssertionError("an answer without Content-Length: " + lines[0] + " " + headers);
        }
        byte[] body = in.readNBytes(length);
        if (length > 0 && "gzip".equals(headers.get("content-encoding"))) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        return new HttpAnswer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("the connection ended, and this had come of an answer: " + head);
            }
            head.write(next);
            ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** All that comes until the server closes, or is silent for so long. */
    String readUntilSilent(int millis) throws IOException {
        socket.setSoTimeout(millis);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        try {
            for (int read = 0; read >= 0; read = socket.getInputStream().read(some)) {
                all.write(some, 0, read);
            }
        } catch (SocketTimeoutException silent) {
            all.writeBytes(SILENT.getBytes(StandardCharsets.ISO_8859_1));
        } catch (SocketException reset) {
            // An end as well.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
