package io.restante.loadgen.load;

import io.restante.loadgen.caller.Deadline;
import io.restante.loadgen.thread.Daemons;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Tells callers that nobody waits any more, on a thread of its own: a caller that throws or never returns there loses what it
 * holds, but holds up no alarm. The thread ends by itself when there is nothing to do.
 */
final class Releases {
    private static final int MOST_WAITING = 100_000;

    private final ThreadPoolExecutor thread;

    Releases() {
        thread = Daemons.pool(1, new LinkedBlockingQueue<>(MOST_WAITING), () -> "loadgen-releases");
        // Only behind a caller that does not return.
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** The time of a call is over. */
    void pass(Deadline deadline) {
        thread.execute(() -> passQuietly(deadline));
    }

    @SuppressWarnings({"CatchingUnchecked", "EmptyCatch"})
    private static void passQuietly(Deadline deadline) {
        try {
            deadline.pass();
        } catch (Exception | Error ignored) {
            // The call has its result; what its caller cannot free is lost to the caller alone.
        }
    }
}
