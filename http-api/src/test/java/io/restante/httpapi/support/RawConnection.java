package io.restante.httpapi.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection on which the bytes are written as they are. Reading fails after ten silent seconds. */
public final class RawConnection implements AutoCloseable {
    private static final int SILENCE_MILLIS = 10_000;

    private final Socket socket;

    public RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(SILENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    public RawConnection write(String ascii) throws IOException {
        return write(ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawConnection write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Everything until the server closes. */
    public String readToEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** One answer that has a Content-Length. */
    public String readAnswer() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        while (!answer.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The connection ended within a head: " + answer);
            }
            answer.write(next);
        }
        String head = answer.toString(StandardCharsets.ISO_8859_1);
        String length = head.replaceAll("(?is).*content-length: (\\d+).*", "$1");
        answer.writeBytes(in.readNBytes(Integer.parseInt(length)));
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
