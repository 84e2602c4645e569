package io.restante.httpapi.connection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.restante.httpapi.config.ConnectionsConfig;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** How many connections there are, of all clients and of each address. Thread-safe. */
@Singleton
final class OpenConnections {
    private final int most;
    private final int mostPerAddress;
    private final TrustedProxies proxies;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<InetAddress, Integer> openByAddress = new ConcurrentHashMap<>();

    OpenConnections(ConnectionsConfig config, TrustedProxies proxies, MeterRegistry registry) {
        this.most = config.most();
        Integer limit = config.mostPerAddress();
        this.mostPerAddress = limit == null ? Integer.MAX_VALUE : limit;
        this.proxies = proxies;
        Gauge.builder("restante.connections", open, AtomicInteger::get)
                .description("Connections of clients")
                .register(registry);
    }

    /**
     * Counts a connection, unless there are too many.
     *
     * @return why it must be closed; null where it may stay, and then it must {@link #leave}
     */
    ConnectionMetrics.@Nullable Why enter(@Nullable InetAddress address) {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            return ConnectionMetrics.Why.ALL;
        }
        InetAddress counted = counted(address);
        if (counted != null && openByAddress.merge(counted, 1, Integer::sum) > mostPerAddress) {
            leave(address);
            return ConnectionMetrics.Why.ADDRESS;
        }
        return null;
    }

    void leave(@Nullable InetAddress address) {
        open.decrementAndGet();
        InetAddress counted = counted(address);
        if (counted != null) {
            openByAddress.computeIfPresent(counted, (same, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Under what the address is counted; null where it is not. */
    private @Nullable InetAddress counted(@Nullable InetAddress address) {
        if (mostPerAddress == Integer.MAX_VALUE || address == null || proxies.contains(address)) {
            return null;
        }
        return ClientNetwork.of(address);
    }
}
