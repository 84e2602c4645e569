package io.restante.rpcstore.shard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What a store counts about its shards. Thread-safe. */
public final class ShardMetrics {
    private final Map<Arrival, Counter> arrivals = new EnumMap<>(Arrival.class);
    private final Counter departures;
    private final Counter ceilingWaits;

    public ShardMetrics(MeterRegistry registry) {
        for (Arrival why : Arrival.values()) {
            arrivals.put(
                    why,
                    Counter.builder("restante.shard.arrivals")
                            .description("Shards that this store has begun to serve, by why they came")
                            .tag("why", why.tag())
                            .register(registry));
        }
        this.departures = Counter.builder("restante.shard.departures")
                .description("Shards that this store began to give away")
                .register(registry);
        this.ceilingWaits = Counter.builder("restante.ceiling.waits")
                .description("Batches that waited for a heartbeat before they could be numbered")
                .register(registry);
    }

    void arrived(Arrival why) {
        Objects.requireNonNull(arrivals.get(why)).increment();
    }

    void departed() {
        departures.increment();
    }

    void waitedAtCeiling() {
        ceilingWaits.increment();
    }
}
