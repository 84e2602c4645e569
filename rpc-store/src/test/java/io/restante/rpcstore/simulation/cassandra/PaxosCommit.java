package io.restante.rpcstore.simulation.cassandra;

import java.util.List;

/** The spreading of what was decided, until enough replicas have acknowledged it. */
final class PaxosCommit {
    private final Cluster cluster;
    private final Node coordinator;
    private final Proposal proposal;
    private final int needed;
    private final Runnable then;
    private final boolean[] acknowledged;
    private int count;

    PaxosCommit(Cluster cluster, Node coordinator, Proposal proposal, int needed, Runnable then) {
        this.cluster = cluster;
        this.coordinator = coordinator;
        this.proposal = proposal;
        this.needed = needed;
        this.then = then;
        this.acknowledged = new boolean[cluster.nodes().size()];
    }

    void send(List<Node> replicas) {
        for (Node replica : replicas) {
            cluster.network()
                    .sendMutation(coordinator, replica, () -> replica.log().submit(() -> {
                        replica.commit(proposal);
                        cluster.network().send(replica, coordinator, () -> acknowledge(replica));
                    }));
        }
    }

    void sendAndKeepHints(List<Node> replicas) {
        send(replicas);
        coordinator.later(cluster.options().writeTimeout().toNanos(), () -> {
            for (Node replica : cluster.nodes()) {
                if (!acknowledged[replica.id]) {
                    cluster.hints()
                            .keep(coordinator, replica, () -> replica.log().submit(() -> replica.commit(proposal)));
                }
            }
        });
    }

    private void acknowledge(Node replica) {
        if (!acknowledged[replica.id]) {
            acknowledged[replica.id] = true;
            if (++count == needed) {
                then.run();
            }
        }
    }
}
