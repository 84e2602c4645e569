package io.restante.rpcstore.simulation.cassandra;

import org.jspecify.annotations.Nullable;

/** What one replica remembers of one partition's Paxos, as {@code system.paxos}. */
record PaxosState(Ballot promised, @Nullable Proposal accepted, @Nullable Proposal committed) {
    static final PaxosState NEW = new PaxosState(Ballot.NONE, null, null);

    /** Whether this ballot may be promised. */
    boolean maySee(Ballot ballot) {
        return ballot.micros() > promised.micros();
    }

    PaxosState promise(Ballot ballot) {
        return new PaxosState(ballot, accepted, committed);
    }

    PaxosState accept(Proposal proposal) {
        return new PaxosState(proposal.ballot(), proposal, committed);
    }

    PaxosState commit(Proposal proposal) {
        boolean open = accepted != null && accepted.ballot().isAfter(proposal.ballot());
        boolean newer = committed == null || proposal.ballot().isAfter(committed.ballot());
        return new PaxosState(promised, open ? accepted : null, newer ? proposal : committed);
    }

    /** The ballot of the newest commit known here. */
    Ballot committedBallot() {
        return committed == null ? Ballot.NONE : committed.ballot();
    }

    Ballot acceptedBallot() {
        return accepted == null ? Ballot.NONE : accepted.ballot();
    }
}
