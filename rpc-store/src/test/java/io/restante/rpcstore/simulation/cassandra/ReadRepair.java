package io.restante.rpcstore.simulation.cassandra;

import java.util.List;

/**
 * Writes to each replica what it lacks of what was read, before the read is answered. Where one does not acknowledge it,
 * a replica that was not asked may do so instead.
 */
final class ReadRepair {
    private static final long SPECULATION_NANOS = 50_000_000;

    private final Cluster cluster;
    private final Node coordinator;
    private final Reconciliation result;
    private final Runnable done;
    private final boolean[] acknowledged;
    private int missing;

    ReadRepair(Cluster cluster, Node coordinator, Reconciliation result, Runnable done) {
        this.cluster = cluster;
        this.coordinator = coordinator;
        this.result = result;
        this.done = done;
        this.acknowledged = new boolean[cluster.nodes().size()];
    }

    /** @param answered the replicas whose answers were reconciled, in that order */
    void start(List<Node> answered, List<Node> asked) {
        boolean openEnds = cluster.network().random().nextBoolean();
        for (int i = 0; i < answered.size(); i++) {
            Mutation lacked = result.repairOf(i, openEnds);
            if (!lacked.isEmpty()) {
                missing++;
                send(answered.get(i), lacked);
            }
        }
        if (missing == 0) {
            done.run();
        } else {
            coordinator.later(SPECULATION_NANOS, () -> sendFurther(asked));
        }
    }

    private void send(Node replica, Mutation mutation) {
        cluster.network()
                .sendMutation(
                        coordinator,
                        replica,
                        () -> replica.write(mutation, () -> cluster.network()
                                .send(replica, coordinator, () -> acknowledge(replica))));
    }

    private void acknowledge(Node replica) {
        if (!acknowledged[replica.id]) {
            acknowledged[replica.id] = true;
            if (--missing == 0) {
                done.run();
            }
        }
    }

    private void sendFurther(List<Node> asked) {
        if (missing > 0) {
            for (Node replica : cluster.seenAlive(coordinator)) {
                if (!asked.contains(replica)) {
                    send(replica, result.all());
                }
            }
        }
    }
}
