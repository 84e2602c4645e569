package io.restante.httpapi.store;

import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.restante.httpapi.config.StoreConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks the store, at that moment, whether messages can be stored. Thread-safe. */
@Singleton
public final class StoreHealth {
    private final ManagedChannel channel;
    private final Duration deadline;

    StoreHealth(ManagedChannel channel, StoreConfig config) {
        this.channel = channel;
        this.deadline = config.healthDeadline();
    }

    /** Never fails: a store that cannot be asked is not serving. */
    public CompletableFuture<Boolean> isServing() {
        return UnaryCall.start(channel, HealthGrpc.getCheckMethod(), deadline, HealthCheckRequest.getDefaultInstance())
                .handle((reply, failure) -> reply != null && reply.message().getStatus() == ServingStatus.SERVING);
    }
}
