package io.restante.service.client;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which clients count as one. */
public final class ClientNetwork {
    /** What one subscriber is given: beyond it he may choose any address. */
    private static final int IPV6_BYTES = 8;

    private ClientNetwork() {}

    /** The IPv4 address itself; of an IPv6 address its network of 64 bits. */
    public static InetAddress of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, IPV6_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("16 bytes are an address.", impossible);
        }
    }

    /** The address of a peer; null where it has none any more. */
    public static @Nullable InetAddress of(@Nullable SocketAddress peer) {
        return peer instanceof InetSocketAddress socket ? socket.getAddress() : null;
    }
}
