package io.restante.httpapi.connection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.restante.httpapi.config.ConnectionsConfig;
import io.restante.service.client.ConnectionCount;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** How many connections there are, of all clients and of each address. Thread-safe. */
@Singleton
final class OpenConnections {
    private final ConnectionCount count;

    OpenConnections(ConnectionsConfig config, TrustedProxies proxies, MeterRegistry registry) {
        this.count = new ConnectionCount(config.most(), config.mostPerAddress(), proxies::contains);
        Gauge.builder("restante.connections", count, ConnectionCount::open)
                .description("Connections of clients")
                .register(registry);
    }

    /**
     * Counts a connection, unless there are too many.
     *
     * @return why it must be closed; null where it may stay, and then it must {@link #leave}
     */
    ConnectionMetrics.@Nullable Why enter(@Nullable InetAddress address) {
        ConnectionCount.Surplus surplus = count.enter(address);
        if (surplus == null) {
            return null;
        }
        return switch (surplus) {
            case ALL -> ConnectionMetrics.Why.ALL;
            case ADDRESS -> ConnectionMetrics.Why.ADDRESS;
        };
    }

    void leave(@Nullable InetAddress address) {
        count.leave(address);
    }
}
