package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.time.VirtualTime;

/** An enemy who strikes just when a statement is under way. */
@FunctionalInterface
public interface Interference {
    Interference NONE = statement -> false;

    /**
     * Told of each statement before it is sent.
     *
     * @return whether a write is to be held on its way to most replicas, so that it may land when its writer is long gone
     */
    boolean strikes(Statement statement);

    /** Whether a transaction's answer gets lost on its way back, so that its outcome is unknown. */
    default boolean losesAnswer(Statement transaction) {
        return false;
    }

    /** Lets a message out of its process, which may stand still in the midst of a step, or be no more. */
    default void letOut(VirtualTime time, long delayNanos, Runnable message) {
        time.after(delayNanos, message);
    }
}
