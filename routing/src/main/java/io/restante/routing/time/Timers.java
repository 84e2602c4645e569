package io.restante.routing.time;

import java.time.Duration;

/** Runs things later. Thread-safe. */
public interface Timers {
    /** Runs {@code task} once, not before {@code delay} has passed. A task must not block. */
    void after(Duration delay, Runnable task);

    /** Nanoseconds on a clock that never steps; only differences mean something. */
    long nanos();
}
