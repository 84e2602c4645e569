package io.restante.httpapi.store;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/**
 * Keeps the channel connected, also while nobody calls. gRPC would wait for up to two minutes before it tries a lost
 * store again, and cannot be told otherwise.
 */
@Singleton
final class Reconnection {
    private final ManagedChannel channel;

    Reconnection(ManagedChannel channel) {
        this.channel = channel;
    }

    @Scheduled(fixedDelay = "${restante.store.reconnect-interval:500ms}")
    void reconnect() {
        if (channel.getState(true) == ConnectivityState.TRANSIENT_FAILURE) {
            channel.resetConnectBackoff();
        }
    }
}
