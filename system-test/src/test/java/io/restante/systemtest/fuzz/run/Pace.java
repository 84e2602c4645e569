package io.restante.systemtest.fuzz.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * How long a door may be silent before it is taken for waiting: much longer than it takes to answer what is in order, as it
 * is measured all the while. A machine that has other work makes this longer, so that few answers are missed.
 */
public final class Pace implements AutoCloseable {
    /** Makes one call that is in order. */
    public interface Call {
        void make() throws IOException;
    }

    private static final Duration LEAST = Duration.ofMillis(50);
    private static final Duration MOST = Duration.ofSeconds(5);
    private static final int TIMES = 5;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> measuring;
    private final Call call;
    private volatile long nanos;

    Pace(Call call) {
        this.call = call;
        measure();
        measuring = thread.scheduleWithFixedDelay(this::measure, 50, 50, TimeUnit.MILLISECONDS);
    }

    /** As the last calls were answered. */
    public int silenceMillis() {
        return (int) Math.min(MOST.toMillis(), LEAST.toMillis() + TimeUnit.NANOSECONDS.toMillis(TIMES * nanos));
    }

    /** @throws IllegalStateException where a call that is in order has failed, and nothing has been measured since */
    void checkThatItIsMeasured() {
        if (measuring.isDone()) {
            try {
                measuring.get();
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException("a call that is in order has failed", e);
            }
        }
    }

    private void measure() {
        long begin = System.nanoTime();
        try {
            call.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The slow ones are forgotten slowly.
        nanos = Math.max(System.nanoTime() - begin, nanos * 9 / 10);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
