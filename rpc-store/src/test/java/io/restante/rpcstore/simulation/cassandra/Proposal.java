package io.restante.rpcstore.simulation.cassandra;

/** What a ballot would change; an empty mutation only fixes that nothing else happened before it. */
record Proposal(Ballot ballot, Mutation mutation) {}
