package io.restante.rpcstore.simulation.cassandra;

/**
 * A replica's answer to a prepare.
 *
 * @param granted whether it promised; if not, {@code state} tells the ballot that it has promised instead
 * @param answer the rows that it had when it promised
 */
record Promise(int replica, boolean granted, PaxosState state, Answer answer) {}
