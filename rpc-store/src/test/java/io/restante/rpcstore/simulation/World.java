package io.restante.rpcstore.simulation;

import io.restante.rpcstore.chat.CountedChainBreaks;
import io.restante.rpcstore.member.InMemoryMemberStore;
import io.restante.rpcstore.message.InMemoryMessageStore;
import io.restante.rpcstore.message.InMemorySegmentStore;
import io.restante.rpcstore.shard.InMemoryShardStore;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.Random;

/** What all simulated processes share: time, chance, and the tables. */
final class World {
    static final long START_MICROS = 1_800_000_000_000_000L;

    final VirtualTime time = new VirtualTime(START_MICROS);
    final Random random;
    final InMemoryMessageStore messages = new InMemoryMessageStore();
    final InMemorySegmentStore segments = new InMemorySegmentStore();
    final CountedChainBreaks breaks = new CountedChainBreaks();
    final InMemoryMemberStore members = new InMemoryMemberStore(() -> START_MICROS + time.nanos() / 1_000);
    final InMemoryShardStore shards = new InMemoryShardStore();
    /** Small, so that seams are crossed all the time. */
    final int segmentMessages;
    /** Faults happen while this is set. */
    boolean rough = true;

    World(long seed) {
        this.random = new Random(seed);
        this.segmentMessages = 1 + random.nextInt(8);
    }

    boolean chance(double probability) {
        return rough && random.nextDouble() < probability;
    }

    /** Mostly short, now and then long. */
    Duration delay() {
        long micros = chance(0.02) ? random.nextInt(3_000_000) : 100 + random.nextInt(2_000);
        return Duration.ofNanos(micros * 1_000);
    }
}
