package io.restante.rpcstore.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The settings under {@code restante.routing}: the way to other stores.
 *
 * @param deadline how long a call of a client that sets no deadline may take, where another store owns the chat
 * @param patience how long a call that nobody can take is tried again
 * @param keepAliveTime after so much silence on a connection to another store it is probed; gRPC allows no less
 *     than 10 s
 * @param keepAliveTimeout how long a probe may stay unanswered before the connection counts as broken
 */
@ConfigurationProperties("restante.routing")
public record RoutingConfig(
        @Bindable(defaultValue = "5s") Duration deadline,
        @Bindable(defaultValue = "4500ms") Duration patience,
        @Bindable(defaultValue = "10s") Duration keepAliveTime,
        @Bindable(defaultValue = "3s") Duration keepAliveTimeout) {}
