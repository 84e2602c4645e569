package io.restante.rpcstore.grpc;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client of HTTP/2 that writes frames as it likes and answers none. Reading fails after thirty silent seconds. */
public final class RawHttp2 implements AutoCloseable {
    static final int MAX_CONCURRENT_STREAMS = 3;
    static final int ENHANCE_YOUR_CALM = 11;

    private static final int GOAWAY = 7;
    private static final int HEAD_BYTES = 9;
    private static final int SETTING_BYTES = 6;
    private static final int SILENCE_MILLIS = 30_000;
    private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};
    private static final byte[] PING = {0, 0, 8, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private final Socket socket;

    public RawHttp2(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(SILENCE_MILLIS);
        OutputStream out = socket.getOutputStream();
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.write(SETTINGS);
    }

    void ping(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            socket.getOutputStream().write(PING);
        }
    }

    /** @param latin the payload, a byte of each char */
    void frame(int type, int flags, int stream, String latin) throws IOException {
        byte[] payload = latin.getBytes(StandardCharsets.ISO_8859_1);
        socket.getOutputStream()
                .write(new byte[] {0, 0, (byte) payload.length, (byte) type, (byte) flags, 0, 0, 0, (byte) stream});
        socket.getOutputStream().write(payload);
    }

    /** Returns when the server has taken the connection: it has sent its first frame. */
    public void awaitTaken() throws IOException {
        allowed(MAX_CONCURRENT_STREAMS);
    }

    /** What the server allows in its first frame; -1 where it says nothing of it. */
    int allowed(int setting) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int settings = (in.readUnsignedByte() << 16 | in.readUnsignedShort()) / SETTING_BYTES;
        in.skipNBytes(HEAD_BYTES - 3);
        int allowed = -1;
        for (int i = 0; i < settings; i++) {
            int id = in.readUnsignedShort();
            int value = in.readInt();
            allowed = id == setting ? value : allowed;
        }
        return allowed;
    }

    /** The error code of the last GOAWAY before the server closes; -1 where there was none. */
    public int goAwayBeforeTheEnd() throws IOException {
        int error = -1;
        DataInputStream in = new DataInputStream(socket.getInputStream());
        try {
            for (int first = in.read(); first >= 0; first = in.read()) {
                int length = first << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                in.skipNBytes(HEAD_BYTES - 4);
                byte[] payload = in.readNBytes(length);
                if (type == GOAWAY) {
                    error = payload[7];
                }
            }
        } catch (SocketException reset) {
            // An end as well.
        }
        return error;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
