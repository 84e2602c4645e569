package io.restante.rpcstore.chat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** What a store counts about its chats, under the names that {@code docs/metrics.md} lists. Thread-safe. */
public final class ChatMetrics implements ChainBreaks {
    private final Map<Kind, Counter> flaws = new EnumMap<>(Kind.class);
    private final DistributionSummary batchMessages;
    private final DistributionSummary batchBytes;
    private final Counter pullsFromMemory;
    private final Counter pullsFromStorage;
    private final AtomicInteger unknown = new AtomicInteger();

    /** @param registry takes the meters; the same names in one registry are the same meters, but for the gauge's, which is the first one's */
    public ChatMetrics(MeterRegistry registry) {
        flaws.put(Kind.BREAK, chainBreaks(registry, "quorum"));
        flaws.put(Kind.LASTING_BREAK, chainBreaks(registry, "all"));
        flaws.put(
                Kind.TORN_BATCH,
                Counter.builder("restante.torn.batches")
                        .description("Batches that were not whole, were never answered, and were dropped")
                        .register(registry));
        this.batchMessages = DistributionSummary.builder("restante.batch.messages")
                .description("Messages of one write")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128)
                .register(registry);
        this.batchBytes = DistributionSummary.builder("restante.batch.size")
                .description("Bytes of the messages of one write")
                .baseUnit("bytes")
                .register(registry);
        this.pullsFromMemory = pulls(registry, "memory");
        this.pullsFromStorage = pulls(registry, "storage");
        Gauge.builder("restante.writes.unknown", unknown, AtomicInteger::get)
                .description("Writes whose outcome is unknown, and which are repeated until it is not")
                .strongReference(true)
                .register(registry);
    }

    private static Counter chainBreaks(MeterRegistry registry, String readFrom) {
        return Counter.builder("restante.chain.breaks")
                .description(
                        "Places where a batch does not name the row before it; must be 0 where all replicas told it")
                .tag("replicas", readFrom)
                .register(registry);
    }

    private static Counter pulls(MeterRegistry registry, String from) {
        return Counter.builder("restante.pulls")
                .description("Pulls of own chats, by where their messages came from")
                .tag("from", from)
                .register(registry);
    }

    @Override
    public void count(Kind kind) {
        Objects.requireNonNull(flaws.get(kind)).increment();
    }

    /** A batch goes to the storage for the first time. */
    void written(int messages, int bytes) {
        batchMessages.record(messages);
        batchBytes.record(bytes);
    }

    /** A pull was answered from what is kept in memory, or was not. */
    void pulled(boolean fromMemory) {
        (fromMemory ? pullsFromMemory : pullsFromStorage).increment();
    }

    /** A write's outcome is unknown, and it is repeated until it is not. */
    void unknown() {
        unknown.incrementAndGet();
    }

    /** Nothing is repeated any more of a write whose outcome was unknown. */
    void settled() {
        unknown.decrementAndGet();
    }
}
