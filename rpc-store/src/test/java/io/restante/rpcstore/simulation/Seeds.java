package io.restante.rpcstore.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays a range of seeds, as many at once as there are cores; each run has one thread. */
final class Seeds {
    static final int USUAL = 2_000;

    private static final int PROGRESS = 1_000;
    private static final int MOST_FAILURES = 3;

    /** A seed that failed, and how. */
    record Failure(long seed, Plan plan, List<String> wrong, List<String> last) {
        String words() {
            return "seed " + seed + " (" + plan + "):\n" + String.join("\n", wrong) + "\nlast events:\n"
                    + String.join("\n", last);
        }
    }

    private final long first;
    private final int count;
    private final long started = System.nanoTime();
    private final Coverage coverage = new Coverage();
    private final List<Failure> failures = new ArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private int done;

    Seeds(long first, int count) {
        this.first = first;
        this.count = count;
    }

    /** Plays until all are done or some have failed; gives the failure of the lowest seed. */
    Optional<Failure> play() throws InterruptedException, ExecutionException {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(this::work));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } finally {
            pool.shutdownNow();
        }
        return failures.stream().min(Comparator.comparingLong(Failure::seed));
    }

    Coverage coverage() {
        return coverage;
    }

    private void work() {
        int next = begun.getAndIncrement();
        while (next < count && !hasFailed()) {
            long seed = first + next;
            Run run = new Run(seed);
            List<String> wrong = run.play();
            end(seed, run, wrong);
            next = begun.getAndIncrement();
        }
    }

    private synchronized boolean hasFailed() {
        return failures.size() >= MOST_FAILURES;
    }

    private synchronized void end(long seed, Run run, List<String> wrong) {
        coverage.add(run.coverage());
        if (!wrong.isEmpty()) {
            failures.add(new Failure(seed, run.plan(), wrong, run.trace()));
        }
        done++;
        if (done % PROGRESS == 0 || done == count) {
            double seconds = (System.nanoTime() - started) / (double) TimeUnit.SECONDS.toNanos(1);
            System.out.printf("%,d of %,d seeds, %.1f a second%n", done, count, done / seconds);
        }
    }
}
