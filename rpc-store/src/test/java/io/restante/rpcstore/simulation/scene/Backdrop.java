package io.restante.rpcstore.simulation.scene;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.rpcstore.chat.CountedChainBreaks;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.simulation.cassandra.Cluster;
import io.restante.rpcstore.simulation.cassandra.ClusterOptions;
import io.restante.rpcstore.simulation.cassandra.Faults;
import io.restante.rpcstore.time.VirtualTime;
import java.util.Random;

/** What the stores of one scene share: time, Cassandra, and nothing that goes wrong by itself. */
final class Backdrop {
    private static final long START_MICROS = 1_800_000_000_000_000L;
    private static final ClusterOptions OPTIONS = ClusterOptions.DEFAULT;
    /** All that the scene is about lies in one. */
    static final int SHARDS = 1;

    final VirtualTime time = new VirtualTime(START_MICROS);
    final Random random = new Random(1);
    final Cluster cluster = new Cluster(time, random, OPTIONS);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final CountedChainBreaks breaks = new CountedChainBreaks();
    final LeaseTimes times;
    final int segmentMessages;

    Backdrop(LeaseTimes times, int segmentMessages) {
        this.times = times;
        this.segmentMessages = segmentMessages;
        cluster.faults(Faults.NONE);
        cluster.keepNoHints();
    }
}
