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
 * @param messageBytes most bytes of one inbound message
 * @param metadataBytes most bytes of a call's metadata
 * @param callsPerConnection most calls at once on one connection; the client queues what is beyond
 * @param leastKeepAlive a client that pings more often than this is cut off
 * @param keepAlive how long a connection may be silent before the server pings
 */
@ConfigurationProperties("restante.grpc")
public record DoorConfig(
        @Nullable String advertisedAddress,
        @Bindable(defaultValue = "1048576") int messageBytes,
        @Bindable(defaultValue = "16384") int metadataBytes,
        @Bindable(defaultValue = "10000") int callsPerConnection,
        @Bindable(defaultValue = "5s") Duration leastKeepAlive,
        @Bindable(defaultValue = "30s") Duration keepAlive) {}
