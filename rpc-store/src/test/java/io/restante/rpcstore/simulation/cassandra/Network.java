package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Carries messages between nodes: late, twice, or never. */
final class Network {
    private static final int LEAST_MICROS = 100;
    private static final int MORE_MICROS = 900;
    private static final long LOCAL_NANOS = 20_000;

    private final VirtualTime time;
    private final Random random;
    private final List<Node> nodes;
    private final long detectionNanos;
    private final boolean[][] cut;
    /** Since when one does not reach the other; negative while it does. */
    private final long[][] unreachableSince;

    /** How long each node waits for plain writes. */
    private final long[] heldNanos;

    private Faults faults = Faults.NONE;

    Network(VirtualTime time, Random random, List<Node> nodes, ClusterOptions options) {
        this.time = time;
        this.random = random;
        this.nodes = nodes;
        this.detectionNanos = options.detection().toNanos();
        this.heldNanos = new long[nodes.size()];
        this.cut = new boolean[nodes.size()][nodes.size()];
        this.unreachableSince = new long[nodes.size()][nodes.size()];
        heal();
    }

    void faults(Faults faults) {
        this.faults = faults;
    }

    boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** Lets nothing through between two nodes, in both directions. */
    void cut(int one, int other) {
        cut[one][other] = true;
        cut[other][one] = true;
    }

    void heal() {
        for (int i = 0; i < cut.length; i++) {
            for (int j = 0; j < cut.length; j++) {
                cut[i][j] = false;
                unreachableSince[i][j] = -1;
            }
        }
    }

    /** To be called often: what was out of reach for the whole time between two calls counts as so all the time. */
    void observe() {
        for (int i = 0; i < cut.length; i++) {
            for (int j = 0; j < cut.length; j++) {
                Node to = nodes.get(j);
                boolean reached = i == j || (to.isUp() && !to.isPaused() && !cut[i][j]);
                unreachableSince[i][j] =
                        reached ? -1 : unreachableSince[i][j] < 0 ? time.nanos() : unreachableSince[i][j];
            }
        }
    }

    /** Whether a node takes another one for live, which it learns some time after that one has stopped. */
    boolean seesAlive(Node from, Node to) {
        long since = unreachableSince[from.id][to.id];
        return since < 0 || time.nanos() - since < detectionNanos;
    }

    void send(Node from, Node to, Runnable message) {
        send(from, to, message, 0);
    }

    /** A mutation, which may be held on its way to this one replica. */
    void sendMutation(Node from, Node to, Runnable message) {
        send(from, to, message, chance(faults.held()) ? below(faults.mostHeld()) : 0);
    }

    /** A plain write. */
    void sendWrite(Node from, Node to, double held, Runnable message) {
        send(from, to, message, heldNanos[to.id] + (chance(held) ? below(faults.mostHeld()) : 0));
    }

    void hold(int node, Duration length) {
        heldNanos[node] = length.toNanos();
    }

    private void send(Node from, Node to, Runnable message, long held) {
        if (cut[from.id][to.id] || (from != to && chance(faults.lost()))) {
            return;
        }
        deliver(from, to, message, held);
        if (from != to && chance(faults.repeated())) {
            deliver(from, to, message, held);
        }
    }

    private void deliver(Node from, Node to, Runnable message, long held) {
        long delay = from == to ? LOCAL_NANOS : hop();
        time.after(delay + held + to.slowNanos(), () -> to.receive(message));
    }

    /** How long a message takes, to or from a client too. */
    long hop() {
        return chance(faults.slow()) ? below(faults.mostSlow()) : (LEAST_MICROS + random.nextInt(MORE_MICROS)) * 1_000L;
    }

    private long below(Duration most) {
        return (long) (random.nextDouble() * most.toNanos());
    }

    Faults faults() {
        return faults;
    }

    Random random() {
        return random;
    }
}
