package io.restante.httpapi.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A connection on which the bytes are written as they are. Reading fails after ten silent seconds. */
public final class RawConnection implements AutoCloseable {
    private static final int SILENCE_MILLIS = 10_000;
    private static final int SMALL_BUFFER = 8_192;

    private final Socket socket;

    public RawConnection(int port) throws IOException {
        this(port, new Socket());
    }

    private RawConnection(int port, Socket socket) throws IOException {
        this.socket = socket;
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(SILENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** One into which the server can write little before it is read from. */
    public static RawConnection withSmallBuffer(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        return new RawConnection(port, socket);
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

    /** Whether the server closes, in whatever way, before it has answered anything; waits for that. */
    public boolean endsUnanswered() throws IOException {
        return bytesToEnd() == 0;
    }

    /** How many bytes come until the server closes, in whatever way. */
    public long bytesToEnd() throws IOException {
        byte[] some = new byte[SMALL_BUFFER];
        long bytes = 0;
        try {
            for (int read = 0; read >= 0; read = socket.getInputStream().read(some)) {
                bytes += read;
            }
        } catch (SocketException reset) {
            // An end as well.
        }
        return bytes;
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
