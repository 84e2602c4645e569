package io.restante.routing.time;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Time that passes only as far as a test lets it. Timers run in order, on the test's own thread. */
public final class VirtualTimers implements Timers {
    private record Task(long at, long order, Runnable run) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    private long nanos;
    private long order;

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        tasks.add(new Task(nanos + delay.toNanos(), order++, task));
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    /** Lets time pass and runs what is due meanwhile. */
    public void pass(Duration length) {
        long end = nanos() + length.toNanos();
        for (Task next = due(end); next != null; next = due(end)) {
            next.run().run();
        }
        synchronized (this) {
            nanos = end;
        }
    }

    private synchronized @Nullable Task due(long end) {
        Task next = tasks.peek();
        if (next == null || next.at() > end) {
            return null;
        }
        tasks.remove();
        nanos = Math.max(nanos, next.at());
        return next;
    }
}
