package io.restante.benchmark.measure;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Keeps a number of requests under way at once: each that ends begins the next, on the thread that it ends on. */
public final class InFlight {
    private static final int DIGITS = 3;

    private final Supplier<? extends CompletionStage<?>> request;
    private final CountDownLatch places;
    private final Histogram nanos = new ConcurrentHistogram(DIGITS);
    private final LongAdder done = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final long start = System.nanoTime();
    private final long length;

    private InFlight(int atOnce, Duration length, Supplier<? extends CompletionStage<?>> request) {
        this.request = request;
        this.places = new CountDownLatch(atOnce);
        this.length = length.toNanos();
    }

    /** Requests for so long, and waits for the last answers. The place of a request that fails stays empty. */
    public static Sample run(int atOnce, Duration length, Supplier<? extends CompletionStage<?>> request)
            throws InterruptedException {
        InFlight run = new InFlight(atOnce, length, request);
        for (int i = 0; i < atOnce; i++) {
            run.begin();
        }
        run.places.await();
        double seconds = (System.nanoTime() - run.start) / (double) TimeUnit.SECONDS.toNanos(1);
        return new Sample(
                run.done.sum() / seconds,
                run.done.sum(),
                0,
                run.broken.sum(),
                run.nanos.getValueAtPercentile(50) / 1e3,
                run.nanos.getValueAtPercentile(99) / 1e3);
    }

    private void begin() {
        long began = System.nanoTime();
        if (began - start >= length) {
            places.countDown();
            return;
        }
        try {
            request.get().whenComplete((answer, failure) -> {
                if (failure == null) {
                    nanos.recordValue(System.nanoTime() - began);
                    done.increment();
                    begin();
                } else {
                    end();
                }
            });
        } catch (RuntimeException notBegun) {
            end();
        }
    }

    private void end() {
        broken.increment();
        places.countDown();
    }
}
