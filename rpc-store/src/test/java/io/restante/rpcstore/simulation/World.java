package io.restante.rpcstore.simulation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.history.file.MemoryRecorder;
import io.restante.history.operation.Fault;
import io.restante.protos.internal.AnswerBatch;
import io.restante.protos.internal.Call;
import io.restante.protos.internal.CallBatch;
import io.restante.rpcstore.chat.ChatMetrics;
import io.restante.rpcstore.chat.CountedChainBreaks;
import io.restante.rpcstore.simulation.cassandra.Cluster;
import io.restante.rpcstore.simulation.cassandra.ClusterOptions;
import io.restante.rpcstore.simulation.cassandra.Faults;
import io.restante.rpcstore.simulation.network.Wires;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What all simulated processes share: time, chance, the network, Cassandra, and what is taken down of it all. */
final class World {
    private static final long START_MICROS = 1_800_000_000_000_000L;
    /** So that owners live long enough to have much to lose. */
    private static final Faults MILD =
            new Faults(0.003, 0.01, 0.005, Duration.ofMillis(300), 0.05, Duration.ofSeconds(15), 0.003, 0.005);
    /** Chats fall into the first two only; the others would cost time. */
    static final int SHARDS = 4;

    /** Stands for all that goes wrong by chance: no kill is alone while it does. */
    private static final String CHANCE = "chance";

    final VirtualTime time = new VirtualTime(START_MICROS);
    final Random random;
    final Plan plan;
    final Cluster cluster;
    final Wires wires;
    final Trace trace;
    final Coverage coverage = new Coverage();
    final MemoryRecorder history = new MemoryRecorder();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final ChatMetrics chatMetrics = new ChatMetrics(meters);
    final CountedChainBreaks breaks = new CountedChainBreaks();
    /** By their addresses; those that are dead too, until their next start. */
    final Map<String, SimulatedStore> stores = new TreeMap<>();

    final Map<String, SimulatedApi> apis = new TreeMap<>();
    /** What must never be answered. */
    final List<String> defects = new ArrayList<>();

    private boolean rough;
    private boolean over;

    World(long seed, boolean wholeTrace) {
        this.random = new Random(seed);
        this.trace = new Trace(wholeTrace);
        this.plan = Plan.of(seed, random);
        this.cluster = new Cluster(time, random, ClusterOptions.DEFAULT);
        this.wires = new Wires(time, random, this::arrived);
        if (plan.kind() == Plan.Kind.ROUGH) {
            rough = true;
            cluster.faults(random.nextBoolean() ? Faults.ROUGH : MILD);
            wires.rough(true);
            fault(Fault.Kind.PARTITION, CHANCE);
        }
    }

    /** Whether things go wrong by chance. */
    boolean isRough() {
        return rough;
    }

    /** Ends all faults. */
    void calm() {
        if (rough) {
            rough = false;
            fault(Fault.Kind.HEAL, CHANCE);
        }
        cluster.faults(Faults.NONE);
        cluster.heal();
        wires.rough(false);
        wires.healAll();
    }

    boolean isOver() {
        return over;
    }

    /** Clients begin nothing any more. */
    void end() {
        over = true;
    }

    boolean chance(double probability) {
        return rough && random.nextDouble() < probability;
    }

    /** A random time in between. */
    Duration millis(int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }

    <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    SimulatedApi anyApi() {
        return any(List.copyOf(apis.values()));
    }

    SimulatedStore anyStore() {
        return any(List.copyOf(stores.values()));
    }

    void fault(Fault.Kind kind, String target) {
        fault(kind, target, time.nanos(), List.of());
    }

    void fault(Fault.Kind kind, String target, long at, List<String> chats) {
        trace.add(time.nanos(), target, kind);
        history.record(new Fault(history.nextId(), kind, target, at, chats));
    }

    private void arrived(String from, String to, Object message) {
        trace.add(time.nanos(), from + " > " + to, message);
        if (message instanceof CallBatch batch) {
            for (Call call : batch.getCallsList()) {
                coverage.count(Happening.CALL_FORWARDED, call.getForwarded() ? 1 : 0);
                coverage.count(Happening.SEND_WITHDRAWN, call.hasCancel() ? 1 : 0);
            }
        } else if (message instanceof AnswerBatch batch) {
            coverage.count(Happening.NEWER_MAP_IN_ANSWER, batch.hasNewer() ? 1 : 0);
            batch.getAnswersList().forEach(answer -> coverage.count(Happening.CALL_MOVED, answer.hasMoved() ? 1 : 0));
        }
    }
}
