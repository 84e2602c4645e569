package io.restante.rpcstore.time;

import io.restante.routing.time.Timers;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only as far as a test lets it: a wall clock that can be stepped, and timers that run in order. */
public final class VirtualTime implements TimeSource, Timers {
    private record Task(long at, long order, Runnable run) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    private long nanos;
    private long order;
    private long wallOffsetMicros;

    /** @param micros what the wall clock shows at first */
    public VirtualTime(long micros) {
        this.wallOffsetMicros = micros;
    }

    @Override
    public synchronized long micros() {
        return wallOffsetMicros + nanos / 1_000;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        tasks.add(new Task(nanos + delay.toNanos(), order++, task));
    }

    /** Steps the wall clock; timers do not notice. */
    public synchronized void step(Duration by) {
        wallOffsetMicros += by.toNanos() / 1_000;
    }

    /** Runs the next task, if there is one. */
    public boolean runNext() {
        Task task;
        synchronized (this) {
            task = tasks.poll();
            if (task == null) {
                return false;
            }
            nanos = Math.max(nanos, task.at());
        }
        task.run().run();
        return true;
    }

    /** Lets time pass and runs what is due meanwhile. */
    public void pass(Duration length) {
        long end = nanos() + length.toNanos();
        while (isDueBy(end)) {
            runNext();
        }
        synchronized (this) {
            nanos = Math.max(nanos, end);
        }
    }

    private synchronized boolean isDueBy(long end) {
        Task next = tasks.peek();
        return next != null && next.at() <= end;
    }
}
