package io.restante.launcher.health;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.restante.protos.internal.ShardMap;
import io.restante.protos.internal.StoreServiceGrpc;
import io.restante.protos.internal.WatchShardsRequest;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Asks a store how many of the shards are its own, going by the map that it streams. */
public final class ShardCount {
    private ShardCount() {}

    /** Empty where it does not say. Takes little longer than {@code patience}. */
    public static OptionalInt of(Endpoint store, Duration patience) {
        ManagedChannel channel = OkHttpChannelBuilder.forAddress(store.host(), store.port())
                .usePlaintext()
                .build();
        try {
            ShardMap map = StoreServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .watchShards(WatchShardsRequest.getDefaultInstance())
                    .next();
            return OptionalInt.of((int) map.getOwnersList().stream()
                    .filter(owner ->
                            owner > 0 && map.getStores(owner - 1).getAddress().equals(store.toString()))
                    .count());
        } catch (StatusRuntimeException silent) {
            return OptionalInt.empty();
        } finally {
            channel.shutdownNow();
        }
    }
}
