package io.restante.rpcstore.simulation.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.member.TransactionOutcome;
import io.restante.rpcstore.simulation.cassandra.Register.Operation;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class PaxosPropertyTest {
    private static final Duration ROUGH = Duration.ofSeconds(20);
    /** With none refused by the driver, and always a node up, a rejection means that the condition did not hold. */
    private static final Faults FAULTS =
            new Faults(0.05, 0.02, 0.03, Duration.ofSeconds(1), 0.1, Duration.ofSeconds(5), 0, 0.05);

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void transactionsShouldHaveOneOrderThatFitsWhatClientsSaw(@ForAll long seed) {
        List<Operation> history = play(seed);

        assertThat(history.size()).isGreaterThan(20);
        Map<Long, Long> markOf = new HashMap<>();
        for (Operation operation : history) {
            if (operation.outcome() == TransactionOutcome.APPLIED) {
                Long other = markOf.putIfAbsent(operation.value(), operation.mark());
                assertThat(other).as("two changes to %s", operation).isIn(null, operation.mark());
            }
        }
        checkTime(history);
    }

    /** Nothing that began after another one's end may stand before it. */
    private static void checkTime(List<Operation> history) {
        for (Operation first : history) {
            for (Operation second : history) {
                if (first.ended() < second.started() && first.outcome() != TransactionOutcome.UNKNOWN) {
                    boolean raises = !second.read() && second.outcome() == TransactionOutcome.APPLIED;
                    // A change that was rejected came after another one to the same value.
                    if (raises) {
                        assertThat(second.value())
                                .as("%s, then %s", first, second)
                                .isGreaterThan(first.value());
                    } else if (second.read()) {
                        assertThat(second.value())
                                .as("%s, then %s", first, second)
                                .isGreaterThanOrEqualTo(first.value());
                    }
                }
            }
        }
    }

    private static List<Operation> play(long seed) {
        Random random = new Random(seed);
        VirtualTime time = new VirtualTime(CalmStores.START_MICROS);
        Cluster cluster = new Cluster(time, random, ClusterOptions.DEFAULT);
        cluster.faults(FAULTS);
        Register register = new Register(time, random);
        for (int client = 0; client < 4; client++) {
            register.use(new Session(cluster, time, Interference.NONE), ROUGH.toNanos() * 2);
        }
        disturb(cluster, time, random);
        time.pass(ROUGH);
        cluster.faults(Faults.NONE);
        cluster.heal();
        time.pass(ROUGH.multipliedBy(2));
        register.operations.sort(Comparator.comparingLong(Operation::started));
        return register.operations;
    }

    private static void disturb(Cluster cluster, VirtualTime time, Random random) {
        if (time.nanos() > ROUGH.toNanos()) {
            return;
        }
        Node node = cluster.nodes().get(random.nextInt(3));
        switch (random.nextInt(4)) {
            case 0 -> {
                if (isAnotherUp(cluster, node)) {
                    node.crash();
                    time.after(Duration.ofMillis(random.nextInt(3_000)), node::start);
                }
            }
            case 1 -> node.pause(Duration.ofMillis(random.nextInt(3_000)));
            case 2 -> {
                cluster.cut(node.id(), random.nextInt(3));
                time.after(Duration.ofMillis(random.nextInt(3_000)), cluster::reconnect);
            }
            default -> node.stepClock(Duration.ofMillis(random.nextInt(4_000) - 2_000));
        }
        time.after(Duration.ofMillis(random.nextInt(2_000)), () -> disturb(cluster, time, random));
    }

    private static boolean isAnotherUp(Cluster cluster, Node node) {
        return cluster.nodes().stream().anyMatch(other -> other != node && other.isUp());
    }
}
