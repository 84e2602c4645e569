package io.restante.rpcstore.simulation.cassandra;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One ballot of a request: is promised, finishes what an earlier ballot left accepted, brings replicas up to the newest
 * commit, decides on what the promises have shown, proposes and commits. Where its own proposal was accepted by some
 * only, nobody can tell any more what comes of it, and the request fails.
 */
final class PaxosAttempt {
    private final PaxosRequest request;
    private final Cluster cluster;
    private final Ballot ballot;
    private final List<Node> replicas;
    private final List<Promise> promises = new ArrayList<>();
    private boolean prepared;

    PaxosAttempt(PaxosRequest request, Ballot ballot, List<Node> replicas) {
        this.request = request;
        this.cluster = request.cluster;
        this.ballot = ballot;
        this.replicas = replicas;
    }

    void prepare() {
        for (Node replica : replicas) {
            cluster.network()
                    .send(request.coordinator, replica, () -> replica.log().submit(() -> {
                        Promise promise = replica.prepare(request.key, ballot, Slice.ALL);
                        cluster.network().send(replica, request.coordinator, () -> promised(promise));
                    }));
        }
    }

    private void promised(Promise promise) {
        if (prepared || request.isEnded() || isKnown(promise.replica())) {
            return;
        }
        if (!promise.granted()) {
            prepared = true;
            request.see(promise.state().promised());
            request.again();
            return;
        }
        promises.add(promise);
        if (promises.size() == cluster.quorum()) {
            prepared = true;
            finishOthers();
        }
    }

    private boolean isKnown(int replica) {
        for (Promise known : promises) {
            if (known.replica() == replica) {
                return true;
            }
        }
        return false;
    }

    private void finishOthers() {
        @Nullable Proposal accepted = null;
        @Nullable Proposal committed = null;
        for (Promise promise : promises) {
            accepted = later(accepted, promise.state().accepted());
            committed = later(committed, promise.state().committed());
        }
        boolean decided =
                committed != null && (accepted == null || !accepted.ballot().isAfter(committed.ballot()));
        if (accepted != null && !decided && !accepted.mutation().isEmpty()) {
            Proposal finished = new Proposal(ballot, accepted.mutation().at(ballot.micros()));
            vote(finished, () -> commit(finished, request::attempt), request::again);
        } else if (committed == null) {
            decide();
        } else {
            refresh(committed);
        }
    }

    private static @Nullable Proposal later(@Nullable Proposal one, @Nullable Proposal other) {
        return one == null || (other != null && other.ballot().isAfter(one.ballot())) ? other : one;
    }

    /** Brings those that promised up to the newest commit, so that a quorum has it whatever is decided now. */
    private void refresh(Proposal newest) {
        List<Node> stale = new ArrayList<>();
        for (Promise promise : promises) {
            if (newest.ballot().isAfter(promise.state().committedBallot())) {
                stale.add(cluster.nodes().get(promise.replica()));
            }
        }
        if (stale.isEmpty()) {
            decide();
        } else {
            new PaxosCommit(cluster, request.coordinator, newest, stale.size(), this::decide).send(stale);
        }
    }

    private void decide() {
        List<Answer> answers = new ArrayList<>(promises.size());
        for (Promise promise : promises) {
            answers.add(promise.answer());
        }
        List<Row> rows = Answer.agree(answers)
                ? Reconciliation.visible(answers.get(0).rows())
                : new Reconciliation(request.key, Slice.ALL, answers).visible();
        Mutation change = request.transaction.propose(rows, ballot.micros());
        Decision decision = new Decision(change != null, rows);
        if (change == null || change.isEmpty()) {
            // Proposed all the same: what was read must stay true until now.
            Proposal nothing = new Proposal(ballot, new Mutation(request.key, List.of(), List.of()));
            vote(nothing, () -> request.end(decision), request::again);
        } else {
            Proposal proposal = new Proposal(ballot, change);
            vote(proposal, () -> commit(proposal, () -> request.end(decision)), request::fail);
        }
    }

    /** @param uncertain what follows where only some have accepted it */
    private void vote(Proposal proposal, Runnable accepted, Runnable uncertain) {
        new PaxosVote(request, proposal, accepted, uncertain).start(replicas);
    }

    private void commit(Proposal proposal, Runnable then) {
        new PaxosCommit(cluster, request.coordinator, proposal, cluster.quorum(), then).sendAndKeepHints(replicas);
    }
}
