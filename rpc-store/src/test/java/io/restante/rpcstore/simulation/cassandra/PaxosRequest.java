package io.restante.rpcstore.simulation.cassandra;

import java.util.List;

/**
 * One lightweight transaction, or one read at SERIAL, which is a transaction that changes nothing. Where a rival has
 * the later ballot, it begins again until the time is up.
 */
final class PaxosRequest {
    private static final int MOST_BACKOFF_MILLIS = 50;

    final Cluster cluster;
    final Node coordinator;
    final PartitionKey key;
    final Transaction transaction;
    private final Reply<Decision> reply;
    private final long deadline;
    private Ballot seen = Ballot.NONE;
    private boolean ended;

    private PaxosRequest(
            Cluster cluster, Node coordinator, PartitionKey key, Transaction transaction, Reply<Decision> reply) {
        this.cluster = cluster;
        this.coordinator = coordinator;
        this.key = key;
        this.transaction = transaction;
        this.reply = reply;
        this.deadline = cluster.nanos() + cluster.options().readTimeout().toNanos();
    }

    static void start(
            Cluster cluster, Node coordinator, PartitionKey key, Transaction transaction, Reply<Decision> reply) {
        PaxosRequest request = new PaxosRequest(cluster, coordinator, key, transaction, reply);
        coordinator.later(cluster.options().readTimeout().toNanos(), request::fail);
        request.attempt();
    }

    boolean isEnded() {
        return ended;
    }

    /** Takes note of a rival's ballot. */
    void see(Ballot ballot) {
        seen = ballot.isAfter(seen) ? ballot : seen;
    }

    void fail() {
        if (!ended) {
            ended = true;
            reply.fail();
        }
    }

    void end(Decision decision) {
        if (!ended) {
            ended = true;
            reply.answer(decision);
        }
    }

    /** After a pause, so that rivals do not meet again at once. */
    void again() {
        long pause = 1_000_000L * cluster.network().random().nextInt(MOST_BACKOFF_MILLIS);
        coordinator.later(pause, this::attempt);
    }

    void attempt() {
        List<Node> replicas = cluster.seenAlive(coordinator);
        if (ended || cluster.nanos() >= deadline || replicas.size() < cluster.quorum()) {
            fail();
        } else {
            new PaxosAttempt(this, coordinator.nextBallot(seen), replicas).prepare();
        }
    }
}
