package io.restante.service.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** On which addresses of this machine a port takes connections. */
public final class OpenDoor {
    /** Where everything listens by default. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Another one of this machine, where there is Linux: only what listens on all addresses takes connections there. */
    public static final String ANOTHER = "127.71.7.1";

    private static final int PATIENCE_MILLIS = 5_000;

    private OpenDoor() {}

    /** Which of {@link #LOOPBACK} and {@link #ANOTHER}. */
    public static List<String> addresses(int port) {
        return List.of(LOOPBACK, ANOTHER).stream()
                .filter(address -> takes(address, port))
                .toList();
    }

    private static boolean takes(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
