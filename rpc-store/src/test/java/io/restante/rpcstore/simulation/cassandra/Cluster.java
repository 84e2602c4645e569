package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Some nodes, each a replica of everything, and the network between them. Not thread-safe. */
public final class Cluster {
    private final VirtualTime time;
    private final ClusterOptions options;
    private final List<Node> nodes;
    private final Network network;
    private final Hints hints = new Hints(this);

    public Cluster(VirtualTime time, Random random, ClusterOptions options) {
        this.time = time;
        this.options = options;
        List<Node> all = new ArrayList<>();
        for (int id = 0; id < options.nodes(); id++) {
            all.add(new Node(id, time, options));
        }
        this.nodes = List.copyOf(all);
        this.network = new Network(time, random, nodes, options);
    }

    public List<Node> nodes() {
        return nodes;
    }

    /** What happens by chance from now on. */
    public void faults(Faults faults) {
        network.faults(faults);
    }

    /** Lets nothing through between two nodes, in both directions, until {@link #reconnect}. */
    public void cut(int one, int other) {
        network.cut(one, other);
    }

    /** Ends what {@link #cut} began. */
    public void reconnect() {
        network.heal();
    }

    /** Holds every plain write on its way to this node for so long, from now on. */
    public void hold(int node, Duration length) {
        network.hold(node, length);
    }

    /** Nothing is delivered later by hints, as where {@code max_hint_window} has passed. */
    public void keepNoHints() {
        hints.keepNone();
    }

    /** Starts, resumes and connects all nodes. */
    public void heal() {
        network.heal();
        for (Node node : nodes) {
            node.start();
            node.resume();
            node.slow(Duration.ZERO);
        }
    }

    /** A full repair, at once: every replica has what any has, and all tombstones count as repaired. */
    public void repair() {
        for (Table table : Table.values()) {
            for (PartitionKey key : keys(table)) {
                Mutation all = merged(key);
                for (Node node : nodes) {
                    node.log().write(all);
                }
            }
        }
        nodes.forEach(node -> node.log().forEach(StoredPartition::markRepaired));
    }

    /**
     * Compacts one replica: tombstones older than {@code grace} go.
     *
     * @param onlyRepaired as {@code only_purge_repaired_tombstones}
     */
    public void compact(Node node, Duration grace, boolean onlyRepaired) {
        long before = node.micros() - grace.toNanos() / 1_000;
        Predicate<Deletion> old = range -> range.deletedAt() < before && (range.repaired() || !onlyRepaired);
        node.log().forEach(partition -> partition.forget(old));
    }

    int quorum() {
        return nodes.size() / 2 + 1;
    }

    ClusterOptions options() {
        return options;
    }

    Network network() {
        return network;
    }

    Hints hints() {
        return hints;
    }

    long nanos() {
        return time.nanos();
    }

    VirtualTime time() {
        return time;
    }

    void afterMillis(long millis, Runnable task) {
        time.after(Duration.ofMillis(millis), task);
    }

    /** The nodes that a coordinator takes for live; itself always. */
    List<Node> seenAlive(Node coordinator) {
        network.observe();
        List<Node> live = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (network.seesAlive(coordinator, node)) {
                live.add(node);
            }
        }
        return live;
    }

    List<Node> shuffled(List<Node> some) {
        Collections.shuffle(some, network.random());
        return some;
    }

    /** Every partition of a table that any replica has, in one order. */
    List<PartitionKey> keys(Table table) {
        TreeSet<PartitionKey> keys = new TreeSet<>(PartitionKey.ORDER);
        nodes.forEach(node -> keys.addAll(node.storage().keys(table)));
        return List.copyOf(keys);
    }

    /** What all replicas have together, as a read at ALL would find it, without reading. */
    Mutation merged(PartitionKey key) {
        return merged(key, nodes);
    }

    /** The same of some replicas. */
    Mutation merged(PartitionKey key, List<Node> replicas) {
        List<Answer> answers = new ArrayList<>();
        replicas.forEach(node -> answers.add(node.read(key, Slice.ALL)));
        return new Reconciliation(key, Slice.ALL, answers).all();
    }
}
