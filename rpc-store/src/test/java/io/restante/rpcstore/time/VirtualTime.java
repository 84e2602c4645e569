package io.restante.rpcstore.time;

import io.restante.routing.time.Timers;
import java.time.Duration;

/** Time that passes only as far as a test lets it: a wall clock that can be stepped, and timers that run in order. */
public final class VirtualTime implements TimeSource, Timers {
    private final TaskQueue tasks = new TaskQueue();
    private long nanos;
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
        tasks.add(nanos + delayNanos, task);
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
        TaskQueue.Task task;
        synchronized (this) {
            task = tasks.poll(end);
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
        boolean ran = true;
        while (ran) {
            ran = runNextBy(end);
        }
        synchronized (this) {
            nanos = Math.max(nanos, end);
        }
    }
}
