package io.restante.rpcstore.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Under which address others reach this store; known once its door is open. Thread-safe. */
public final class OwnAddress {
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0");

    private final @Nullable String configured;
    private volatile @Nullable String announced;

    /** @param configured host and port; null for those of the door */
    public OwnAddress(@Nullable String configured) {
        this.configured = configured;
    }

    /** Says what to announce of a door that listens there. */
    public String announce(String host, int port) {
        String address = configured != null ? configured : (EVERYWHERE.contains(host) ? ownHost() : host) + ":" + port;
        announced = address;
        return address;
    }

    /** Where this process itself reaches a door that listens there. */
    public static String local(String host, int port) {
        return (EVERYWHERE.contains(host) ? "127.0.0.1" : host) + ":" + port;
    }

    /** Whether an address that somebody knows is this store's. */
    public boolean is(String address) {
        return address.equals(announced);
    }

    private static String ownHost() {
        try {
            String host = InetAddress.getLocalHost().getHostAddress();
            return host.contains(":") ? "[" + host + "]" : host;
        } catch (UnknownHostException nameless) {
            throw new IllegalStateException(
                    "This machine does not know its own address: set restante.grpc.advertised-address.", nameless);
        }
    }
}
