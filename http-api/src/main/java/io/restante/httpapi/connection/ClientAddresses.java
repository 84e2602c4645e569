package io.restante.httpapi.connection;

import io.micronaut.http.HttpRequest;
import io.netty.util.NetUtil;
import io.restante.service.client.ClientNetwork;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where requests come from. Anybody can write {@code X-Forwarded-For}: it is read only where a trusted proxy sent the
 * request, and only as far back as trusted proxies have written it. Thread-safe.
 */
@Singleton
public final class ClientAddresses {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final TrustedProxies proxies;

    ClientAddresses(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** The client's address, of IPv6 its network of 64 bits; null where its connection has ended. */
    public @Nullable InetAddress of(HttpRequest<?> request) {
        InetAddress peer = request.getRemoteAddress().getAddress();
        return peer == null
                ? null
                : ClientNetwork.of(origin(peer, request.getHeaders().getAll(FORWARDED_FOR)));
    }

    /** @param lines the header, each proxy having added at the end whom it was called by */
    InetAddress origin(InetAddress peer, List<String> lines) {
        InetAddress origin = peer;
        for (int line = lines.size() - 1; line >= 0; line--) {
            String[] hops = lines.get(line).split(",", -1);
            for (int hop = hops.length - 1; hop >= 0; hop--) {
                InetAddress before = proxies.contains(origin) ? address(hops[hop].strip()) : null;
                if (before == null) {
                    return origin;
                }
                origin = before;
            }
        }
        return origin;
    }

    /** An address, perhaps with a port; null where it is none. Never looks up a name. */
    private static @Nullable InetAddress address(String hop) {
        String host = hop;
        if (hop.startsWith("[")) {
            host = hop.substring(1, Math.max(1, hop.indexOf(']')));
        } else if (hop.indexOf(':') == hop.lastIndexOf(':') && hop.indexOf(':') >= 0) {
            host = hop.substring(0, hop.indexOf(':'));
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            return null;
        }
    }
}
