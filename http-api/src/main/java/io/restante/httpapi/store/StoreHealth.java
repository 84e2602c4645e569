package io.restante.httpapi.store;

import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import io.restante.httpapi.config.StoreConfig;
import io.restante.routing.ShardMap;
import io.restante.routing.ShardMaps;
import io.restante.routing.link.StoreChannels;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks the stores, at that moment, whether messages can be stored. Thread-safe. */
@Singleton
public final class StoreHealth {
    private final ShardMaps maps;
    private final StoreChannels channels;
    private final Duration deadline;

    StoreHealth(ShardMaps maps, StoreChannels channels, StoreConfig config) {
        this.maps = maps;
        this.channels = channels;
        this.deadline = config.healthDeadline();
    }

    /** Whether every chat has an owner and one of them serves. Never fails: who cannot be asked is not serving. */
    public CompletableFuture<Boolean> isServing() {
        ShardMap map = maps.current();
        if (!map.isComplete()) {
            return CompletableFuture.completedFuture(false);
        }
        List<String> stores = map.addresses();
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        AtomicInteger silent = new AtomicInteger(stores.size());
        stores.forEach(store -> ask(store).thenAccept(serving -> {
            if (serving) {
                answer.complete(true);
            } else if (silent.decrementAndGet() == 0) {
                answer.complete(false);
            }
        }));
        return answer;
    }

    /** On a connection of its own: also whether one can be made now is to be known. */
    private CompletableFuture<Boolean> ask(String store) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        ManagedChannel channel = channels.toStore(store, channels.loop());
        answer.whenComplete((done, failure) -> channel.shutdownNow());
        HealthGrpc.newStub(channel)
                .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .check(HealthCheckRequest.getDefaultInstance(), new StreamObserver<>() {
                    @Override
                    public void onNext(HealthCheckResponse response) {
                        answer.complete(response.getStatus() == ServingStatus.SERVING);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        answer.complete(false);
                    }

                    @Override
                    public void onCompleted() {
                        answer.complete(false);
                    }
                });
        return answer;
    }
}
