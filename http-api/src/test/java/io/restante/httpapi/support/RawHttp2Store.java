package io.restante.httpapi.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A store that takes connections and breaks them, or answers nothing. */
public final class RawHttp2Store implements AutoCloseable {
    /** What it does with each connection. */
    public enum Manner {
        /** Closes before a word was said. */
        CLOSE_AT_ONCE,
        /** Never says a word. */
        SAY_NOTHING,
        /** Greets as HTTP/2 does, reads everything, never answers. */
        NEVER_ANSWER
    }

    private static final byte[] EMPTY_SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

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
            InputStream in = connection.getInputStream();
            switch (manner) {
                case CLOSE_AT_ONCE -> {}
                case SAY_NOTHING -> in.readAllBytes();
                case NEVER_ANSWER -> {
                    connection.getOutputStream().write(EMPTY_SETTINGS);
                    in.readAllBytes();
                }
            }
        } catch (IOException gone) {
            // The other side may break the connection just as well.
        }
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
