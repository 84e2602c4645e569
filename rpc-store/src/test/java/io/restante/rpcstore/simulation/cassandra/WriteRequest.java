package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.message.WriteOutcome;
import java.util.List;

/** One plain write at QUORUM: counted first, then sent to every replica; stored once a quorum has acknowledged it. */
final class WriteRequest {
    /** The probability with which a replica is kept waiting for a write that an enemy has struck. */
    private static final double MOSTLY = 0.7;

    private final Cluster cluster;
    private final Node coordinator;
    private final Mutation mutation;
    private final Reply<WriteOutcome> reply;
    private final boolean[] acknowledged;
    private int count;

    private WriteRequest(Cluster cluster, Node coordinator, Mutation mutation, Reply<WriteOutcome> reply) {
        this.cluster = cluster;
        this.coordinator = coordinator;
        this.mutation = mutation;
        this.reply = reply;
        this.acknowledged = new boolean[cluster.nodes().size()];
    }

    /** @param held whether it is held on its way to most replicas */
    static void start(Cluster cluster, Node coordinator, Mutation mutation, boolean held, Reply<WriteOutcome> reply) {
        List<Node> live = cluster.seenAlive(coordinator);
        if (live.size() < cluster.quorum()) {
            reply.refuse();
            return;
        }
        new WriteRequest(cluster, coordinator, mutation, reply).send(live, held);
    }

    private void send(List<Node> live, boolean held) {
        double chance = held ? MOSTLY : cluster.network().faults().held();
        for (Node replica : live) {
            cluster.network()
                    .sendWrite(
                            coordinator,
                            replica,
                            chance,
                            () -> replica.write(mutation, () -> cluster.network()
                                    .send(replica, coordinator, () -> acknowledge(replica))));
        }
        coordinator.later(cluster.options().writeTimeout().toNanos(), this::end);
    }

    private void acknowledge(Node replica) {
        if (!acknowledged[replica.id]) {
            acknowledged[replica.id] = true;
            if (++count == cluster.quorum()) {
                reply.answer(WriteOutcome.STORED);
            }
        }
    }

    private void end() {
        if (count < cluster.quorum()) {
            reply.fail();
        }
        for (Node replica : cluster.nodes()) {
            if (!acknowledged[replica.id]) {
                cluster.hints().keep(coordinator, replica, () -> replica.write(mutation, () -> {}));
            }
        }
    }
}
