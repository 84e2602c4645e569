package io.restante.rpcstore.simulation.cassandra;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The condition and the change of a lightweight transaction. */
@FunctionalInterface
interface Transaction {
    /**
     * Gives what is to be written.
     *
     * @param current the rows of the partition, by key
     * @param timestamp of whatever is written
     * @return null where the condition does not hold
     */
    @Nullable Mutation propose(List<Row> current, long timestamp);
}
