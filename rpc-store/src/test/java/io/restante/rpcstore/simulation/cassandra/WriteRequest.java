package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.message.WriteOutcome;
import java.util.List;

/** One plain write at QUORUM: counted first, then sent to every replica; stored once a quorum has acknowledged it. */
final class WriteRequest {
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

    static void start(Cluster cluster, Node coordinator, Mutation mutation, Reply<WriteOutcome> reply) {
        List<Node> live = cluster.seenAlive(coordinator);
        if (live.size() < cluster.quorum()) {
            reply.refuse();
            return;
        }
        new WriteRequest(cluster, coordinator, mutation, reply).send(live);
    }

    private void send(List<Node> live) {
        for (Node replica : live) {
            cluster.network()
                    .sendMutation(
                            coordinator,
                            replica,
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
