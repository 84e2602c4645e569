package io.restante.rpcstore.simulation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.rpcstore.chat.CountedChainBreaks;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.simulation.cassandra.Cluster;
import io.restante.rpcstore.simulation.cassandra.ClusterOptions;
import io.restante.rpcstore.simulation.cassandra.Faults;
import io.restante.rpcstore.simulation.cassandra.Node;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.Random;

/** What all simulated processes share: time, chance, and Cassandra. */
final class World {
    static final long START_MICROS = 1_800_000_000_000_000L;

    final VirtualTime time = new VirtualTime(START_MICROS);
    final Random random;
    final Cluster cluster;
    /** The sooner a member is suspected, the more often one is that lives. */
    final LeaseTimes times;

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final CountedChainBreaks breaks = new CountedChainBreaks();
    /** Small, so that seams are crossed all the time. */
    final int segmentMessages;
    /** Faults happen while this is set. */
    private boolean rough = true;

    World(long seed) {
        this.random = new Random(seed);
        this.segmentMessages = 1 + random.nextInt(8);
        this.cluster = new Cluster(time, random, ClusterOptions.DEFAULT);
        this.cluster.faults(Faults.ROUGH);
        LeaseTimes usual = LeaseTimes.DEFAULT;
        Duration suspicion = random.nextBoolean() ? usual.suspicion() : millis(250, 1_000);
        this.times = new LeaseTimes(
                usual.beat(),
                usual.lease(),
                suspicion,
                usual.retry(),
                usual.look(),
                usual.patience(),
                random.nextBoolean() ? usual.calm() : millis(500, 3_000));
    }

    boolean isRough() {
        return rough;
    }

    /** Ends all faults. */
    void calm() {
        rough = false;
        cluster.faults(Faults.NONE);
        cluster.heal();
    }

    boolean chance(double probability) {
        return rough && random.nextDouble() < probability;
    }

    /** A random time in between. */
    Duration millis(int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }

    /** Strikes one node of Cassandra. */
    void disturbCluster() {
        if (!rough) {
            return;
        }
        Node node = cluster.nodes().get(random.nextInt(cluster.nodes().size()));
        switch (random.nextInt(5)) {
            case 0 -> {
                node.crash();
                time.after(millis(0, 6_000), node::start);
            }
            case 1 -> node.pause(millis(0, 6_000));
            case 2 -> {
                node.slow(millis(0, 200));
                time.after(millis(0, 5_000), () -> node.slow(Duration.ZERO));
            }
            case 3 -> {
                cluster.cut(node.id(), random.nextInt(cluster.nodes().size()));
                time.after(millis(0, 6_000), cluster::reconnect);
            }
            default -> node.stepClock(millis(-2_000, 2_000));
        }
        time.after(millis(0, 8_000), this::disturbCluster);
    }
}
