package io.restante.loadgen.caller;

import java.time.Duration;

/** How long one call is waited for. Safe for use by many threads. */
public final class Deadline {
    private final Duration timeout;
    private Runnable release = () -> {};
    private boolean passed;

    public Deadline(Duration timeout) {
        this.timeout = timeout;
    }

    /** How long an answer is waited for, from when the call was begun. */
    public Duration timeout() {
        return timeout;
    }

    /**
     * What frees the caller's resources when nobody waits for the answer any more: a short action that does not wait. One a call, a
     * second one takes the place of the first; it runs at once if the time is over already.
     */
    public void whenPassed(Runnable action) {
        synchronized (this) {
            if (!passed) {
                release = action;
                return;
            }
        }
        action.run();
    }

    /** Says that nobody waits any more; for whoever makes calls, once. */
    public void pass() {
        Runnable action;
        synchronized (this) {
            passed = true;
            action = release;
        }
        action.run();
    }
}
