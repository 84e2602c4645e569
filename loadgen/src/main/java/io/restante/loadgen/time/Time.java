package io.restante.loadgen.time;

import java.util.function.BooleanSupplier;

/**
 * A clock, with the one thread that paces and the alarms beside it. All times are nanoseconds of one clock that never steps
 * back and whose zero means nothing. Safe for use by many threads.
 */
public interface Time extends AutoCloseable {
    /** The time now. */
    long now();

    /** Runs the loop that paces: on a thread of its own where time is real. To be called once. */
    void pace(Runnable loop);

    /** Lets the pacing thread, and no other, wait until that time, or until {@code early} holds, if that is sooner. */
    void await(long until, BooleanSupplier early);

    /** Lets the pacing thread look again whether its {@code early} holds. */
    void wake();

    /** Runs an action at that time, or at once where it has passed. Actions are short and never wait; they run one at a time. */
    void at(long when, Runnable action);

    /** Forgets all alarms that are not due, and ends the threads. May be called by any thread, those too. */
    @Override
    void close();
}
