package io.restante.rpcstore.simulation.cassandra;

import java.util.List;

/** The replicas' vote on one proposal: decided once a quorum has accepted it. */
final class PaxosVote {
    private final PaxosRequest request;
    private final Cluster cluster;
    private final Proposal proposal;
    private final Runnable decided;
    private final Runnable uncertain;
    private final boolean[] voted;
    private int accepted;
    private int refused;

    /** @param uncertain what follows where only some have accepted it */
    PaxosVote(PaxosRequest request, Proposal proposal, Runnable decided, Runnable uncertain) {
        this.request = request;
        this.cluster = request.cluster;
        this.proposal = proposal;
        this.decided = decided;
        this.uncertain = uncertain;
        this.voted = new boolean[cluster.nodes().size()];
    }

    void start(List<Node> replicas) {
        for (Node replica : replicas) {
            cluster.network()
                    .send(request.coordinator, replica, () -> replica.log().submit(() -> {
                        Ballot standing = replica.propose(proposal);
                        cluster.network()
                                .send(replica, request.coordinator, () -> count(replica, standing, replicas.size()));
                    }));
        }
    }

    private void count(Node replica, Ballot standing, int voters) {
        if (voted[replica.id] || request.isEnded()) {
            return;
        }
        voted[replica.id] = true;
        if (standing.equals(proposal.ballot())) {
            if (++accepted == cluster.quorum()) {
                decided.run();
                return;
            }
        } else {
            request.see(standing);
            refused++;
        }
        if (refused == voters) {
            request.again();
        } else if (accepted + refused == voters && accepted < cluster.quorum()) {
            uncertain.run();
        }
    }
}
