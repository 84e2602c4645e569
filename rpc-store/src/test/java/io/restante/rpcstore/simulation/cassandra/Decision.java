package io.restante.rpcstore.simulation.cassandra;

import java.util.List;

/** What became of a transaction: whether its condition held, and the rows on which that was decided. */
record Decision(boolean applied, List<Row> rows) {}
