package io.restante.loadgen.time;

import io.restante.loadgen.thread.Daemons;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The machine's time. The pacing thread parks until shortly before it is needed and spins for the rest: a parked thread is
 * woken some 50 µs late on Linux (its timer slack), and a spinning one takes a core from the target.
 */
public final class SystemTime implements Time {
    /** Nanoseconds before the time at which parking ends. */
    private static final long SPIN = 50_000;

    private final ScheduledThreadPoolExecutor alarms;
    private volatile @Nullable Thread pacer;

    public SystemTime() {
        alarms = new ScheduledThreadPoolExecutor(1, action -> Daemons.thread(action, "loadgen-alarms"));
        alarms.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public void pace(Runnable loop) {
        Thread thread = Daemons.thread(loop, "loadgen-pacer");
        pacer = thread;
        thread.start();
    }

    @Override
    public void await(long until, BooleanSupplier early) {
        while (!early.getAsBoolean()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return;
            }
            if (left > SPIN) {
                LockSupport.parkNanos(left - SPIN);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void wake() {
        Thread thread = pacer;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void at(long when, Runnable action) {
        if (!alarms.isShutdown()) {
            alarms.schedule(action, Math.max(0, when - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        alarms.shutdown();
        Thread thread = pacer;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
