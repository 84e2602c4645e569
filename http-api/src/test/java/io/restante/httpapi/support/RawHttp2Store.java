package io.restante.httpapi.support;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that takes connections and breaks them, or answers nothing. */
public final class RawHttp2Store implements AutoCloseable {
    /** What it does with each connection. */
    public enum Manner {
        /** Closes before a word was said. */
        CLOSE_AT_ONCE,
        /** Never says a word. */
        SAY_NOTHING,
        /** Greets as HTTP/2 does, reads a whole request and closes. */
        CLOSE_AFTER_REQUEST,
        /** Greets, reads everything, never answers. */
        NEVER_ANSWER
    }

    private static final byte[] EMPTY_SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};
    private static final int PREFACE_BYTES = 24;
    private static final int DATA = 0;
    private static final int END_STREAM = 1;

    /** Requests read to their end. */
    public final AtomicInteger requests = new AtomicInteger();

    private final ServerSocket listener;
    private final Manner manner;

    public RawHttp2Store(Manner manner) {
        this.manner = manner;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        start(this::accept);
    }

    public String target() {
        return "dns:///127.0.0.1:" + listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            switch (manner) {
                case CLOSE_AT_ONCE -> {}
                case SAY_NOTHING -> in.readAllBytes();
                case CLOSE_AFTER_REQUEST -> {
                    connection.getOutputStream().write(EMPTY_SETTINGS);
                    in.skipNBytes(PREFACE_BYTES);
                    readRequest(in);
                }
                case NEVER_ANSWER -> {
                    connection.getOutputStream().write(EMPTY_SETTINGS);
                    in.skipNBytes(PREFACE_BYTES);
                    while (true) {
                        readRequest(in);
                    }
                }
            }
        } catch (IOException gone) {
            // The other side may break the connection just as well.
        }
    }

    private void readRequest(DataInputStream in) throws IOException {
        int type;
        int flags;
        do {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            type = in.readUnsignedByte();
            flags = in.readUnsignedByte();
            in.skipNBytes(Integer.BYTES + (long) length);
        } while (type != DATA || (flags & END_STREAM) == 0);
        requests.incrementAndGet();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "raw-store");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
