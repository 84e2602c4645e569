package io.restante.rpcstore.time;

import io.restante.routing.time.Timers;
import java.time.Duration;
import java.util.PriorityQueue;

/** Time that passes only as far as a test lets it: a wall clock that can be stepped, and timers that run in order. */
public final class VirtualTime implements TimeSource, Timers {
    /** Compares by itself: a simulation spends much of its time in the queue. */
    private record Task(long at, long order, Runnable run) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
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
    public void after(Duration delay, Runnable task) {
        after(delay.toNanos(), task);
    }

    /** The same, without an object for the delay. */
    public synchronized void after(long delayNanos, Runnable task) {
        tasks.add(new Task(nanos + delayNanos, order++, task));
    }

    /** Steps the wall clock; timers do not notice. */
    public synchronized void step(Duration by) {
        wallOffsetMicros += by.toNanos() / 1_000;
    }

    /** Runs the next task, if there is one. */
    public boolean runNext() {
        return runNextBy(Long.MAX_VALUE);
    }

    private boolean runNextBy(long end) {
        Task task;
        synchronized (this) {
            task = tasks.peek();
            if (task == null || task.at() > end) {
                return false;
            }
            tasks.poll();
            nanos = Math.max(nanos, task.at());
        }
        task.run().run();
        return true;
    }

    /** Lets time pass and runs what is due meanwhile. */
    public void pass(Duration length) {
        long end = nanos() + length.toNanos();
        boolean ran = true;
        while (ran) {
            ran = runNextBy(end);
        }
        synchronized (this) {
            nanos = Math.max(nanos, end);
        }
    }
}
