package io.restante.systemtest.fuzz.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Connections for bytes that are written as they are. */
public final class Sockets {
    private static final int MOST_CONNECT_MILLIS = 30_000;

    private Sockets() {}

    /** One to a port of this machine. */
    public static Socket open(int port) throws IOException {
        Socket socket = new Socket();
        // No port is kept waiting after the end: there are only so many.
        socket.setSoLinger(true, 0);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MOST_CONNECT_MILLIS);
        return socket;
    }
}
