package io.restante.routing.link;

import io.restante.routing.time.Timers;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all calls of a link when the first of them may be due: one timer, not one for each call. Calls are nearly all
 * answered long before, so this is about once for each time that a call may take. For the event loop alone.
 */
final class Sweeps {
    /** Calls that are due soon after one another end together. */
    private static final Duration SHORTEST = Duration.ofMillis(2);

    /** Looks at all calls and says when the next one is due. */
    interface Sweep {
        @Nullable Long at(long now);
    }

    private final Timers timers;
    private final Executor loop;
    private final Sweep sweep;
    private boolean armed;
    private long next;

    Sweeps(Timers timers, Executor loop, Sweep sweep) {
        this.timers = timers;
        this.loop = loop;
        this.sweep = sweep;
    }

    /** Looks again at {@code due}, if not before. */
    void watch(long due) {
        if (armed && due - next >= 0) {
            return;
        }
        armed = true;
        next = due;
        Duration delay = Duration.ofNanos(due - timers.nanos());
        timers.after(delay.compareTo(SHORTEST) < 0 ? SHORTEST : delay, () -> loop.execute(() -> run(due)));
    }

    private void run(long due) {
        if (armed && due == next) {
            armed = false;
            Long first = sweep.at(timers.nanos());
            if (first != null) {
                watch(first);
            }
        }
    }

    /** Puts a call among those that are due; or answers whose turn is first, the call's or {@code next}. */
    static @Nullable Long sort(OpenCall call, long now, Collection<OpenCall> due, @Nullable Long next) {
        long at = call.due();
        if (now - at >= 0) {
            due.add(call);
            return next;
        }
        return next == null || at - next < 0 ? Long.valueOf(at) : next;
    }
}
