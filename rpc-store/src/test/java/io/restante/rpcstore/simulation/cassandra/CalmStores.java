package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.time.VirtualTime;
import java.lang.reflect.Proxy;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A cluster without faults whose stores let time pass until each call is answered, for tests that join. */
final class CalmStores {
    static final long START_MICROS = 1_800_000_000_000_000L;

    final VirtualTime time = new VirtualTime(START_MICROS);
    final Cluster cluster;
    final Session session;

    CalmStores(ClusterOptions options) {
        cluster = new Cluster(time, new Random(1), options);
        session = new Session(cluster, time, Interference.NONE);
    }

    /** The store, answering before it returns. */
    <T> T answering(Class<T> port, T store) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> answered((CompletionStage<?>) method.invoke(store, arguments))));
    }

    /** Lets time pass until it is answered. */
    <T> CompletableFuture<T> answered(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        while (!future.isDone() && time.runNext()) {
            // Goes on until then.
        }
        return future;
    }
}
