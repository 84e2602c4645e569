package io.restante.rpcstore.shard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What a store counts about its shards. Thread-safe. */
public final class ShardMetrics {
    private final Map<Arrival, Counter> arrivals = new EnumMap<>(Arrival.class);
    private final Timer departures;
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
        this.departures = Timer.builder("restante.shard.departures")
                .description("Shards that this store gave away, by how long nobody served them")
                .serviceLevelObjectives(
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1))
                .register(registry);
        this.ceilingWaits = Counter.builder("restante.ceiling.waits")
                .description("Batches that waited for a heartbeat before they could be numbered")
                .register(registry);
    }

    void arrived(Arrival why) {
        Objects.requireNonNull(arrivals.get(why)).increment();
    }

    /** @param nanos from when the shards were served no more until others own them */
    void departed(int shards, long nanos) {
        for (int i = 0; i < shards; i++) {
            departures.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    void waitedAtCeiling() {
        ceilingWaits.increment();
    }
}
