package io.restante.rpcstore.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings under {@code restante.grpc}.
 *
 * @param advertisedAddress host and port under which other processes reach this door; where null, the ones that it
 *     listens on, or this machine's own address where it listens on all
 * @param mostConnections most connections at once, those of other processes among them; another one is closed at once
 * @param mostConnectionsPerAddress most connections of one address at once; where null, there is no such limit
 * @param messageBytes most bytes of one inbound message
 * @param metadataBytes most bytes of a call's metadata
 * @param callsPerConnection most calls at once on one connection; the client queues what is beyond
 * @param leastKeepAlive a client that pings more often than this is cut off
 * @param keepAlive how long a connection may be silent before the server pings; less than 10 s counts as 10 s
 * @param keepAliveTimeout how long that ping may stay unanswered before the connection is closed
 * @param connectionIdle after so long without a call a connection is asked to end
 * @param connectionAge how old a connection may become before it is asked to end; where null, any age
 * @param connectionAgeGrace how long the calls of such a connection may then take before they are broken off
 * @param resetsPerHalfMinute a client that cancels more calls than this in 30 seconds is cut off
 */
@ConfigurationProperties("restante.grpc")
public record DoorConfig(
        @Nullable String advertisedAddress,
        @Bindable(defaultValue = "10000") int mostConnections,
        @Nullable Integer mostConnectionsPerAddress,
        @Bindable(defaultValue = "1048576") int messageBytes,
        @Bindable(defaultValue = "16384") int metadataBytes,
        @Bindable(defaultValue = "10000") int callsPerConnection,
        @Bindable(defaultValue = "5s") Duration leastKeepAlive,
        @Bindable(defaultValue = "30s") Duration keepAlive,
        @Bindable(defaultValue = "20s") Duration keepAliveTimeout,
        @Bindable(defaultValue = "15m") Duration connectionIdle,
        @Nullable Duration connectionAge,
        @Bindable(defaultValue = "30s") Duration connectionAgeGrace,
        @Bindable(defaultValue = "20000") int resetsPerHalfMinute) {

    public DoorConfig {
        positive("most-connections", mostConnections);
        positive("most-connections-per-address", mostConnectionsPerAddress == null ? 1 : mostConnectionsPerAddress);
    }

    private static void positive(String key, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException("restante.grpc." + key + " must be above 0, not " + value + ".");
        }
    }
}
