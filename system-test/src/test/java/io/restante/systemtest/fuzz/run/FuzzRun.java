package io.restante.systemtest.fuzz.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays many requests of one fuzzer, in batches, and judges the services after each batch and in the end. */
public final class FuzzRun {
    private static final int BATCH = 500;
    private static final int THREADS = 24;
    /** A share of the requests is the warm-up, after which what the services hold may not rise by more than these. */
    private static final int WARM_UP_SHARE = 4;

    private static final long MOST_HEAP_GROWTH = 24L << 20;
    private static final long MOST_DIRECT_GROWTH = 32L << 20;

    private interface Check {
        void run() throws IOException;
    }

    private final FuzzedServices services;
    private final String name;
    private final Fuzzer fuzzer;
    private final Map<String, Integer> outcomes = new ConcurrentSkipListMap<>();
    private final Queue<String> findings = new ConcurrentLinkedQueue<>();
    private final List<String> memory = new ArrayList<>();

    /** @param name of its paragraph in the report */
    public FuzzRun(FuzzedServices services, String name, Fuzzer fuzzer) {
        this.services = services;
        this.name = name;
        this.fuzzer = fuzzer;
    }

    /**
     * Plays so many requests, of which the first has the seed, the next the one after it, and so on; adds to {@code
     * target/fuzz/report.txt} what came of it.
     */
    public FuzzReport play(long seed, int requests) throws IOException, InterruptedException {
        List<LogCheck> logs = services.logs();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            int warmUp = Math.max(1, requests / WARM_UP_SHARE);
            play(threads, seed, seed + warmUp);
            ServiceMemory api = services.apiMemory();
            ServiceMemory store = services.storeMemory();
            play(threads, seed + warmUp, seed + requests);
            compare("http-api", api, services.apiMemory());
            compare("rpc-store", store, services.storeMemory());
        } finally {
            threads.shutdownNow();
        }
        check("in the end", services::checkThatNothingIsLost);
        logs.forEach(log -> findings.addAll(log.wrongLines()));
        FuzzReport report = new FuzzReport(name, seed, requests, outcomes, List.copyOf(findings), memory);
        Path folder = Files.createDirectories(Path.of("target", "fuzz"));
        Files.writeString(
                folder.resolve("report.txt"), report + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return report;
    }

    private void play(ExecutorService threads, long from, long to) throws InterruptedException {
        for (long first = from; first < to; first += BATCH) {
            long end = Math.min(to, first + BATCH);
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> running = new ArrayList<>();
            long begin = first;
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    for (long seed = begin + next.getAndIncrement();
                            seed < end;
                            seed = begin + next.getAndIncrement()) {
                        playOne(seed);
                    }
                }));
            }
            for (Future<?> one : running) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            }
            check("after seeds " + begin + " to " + (end - 1), services::checkThatTheyServe);
        }
    }

    private void check(String when, Check check) {
        try {
            check.run();
        } catch (IOException | RuntimeException | AssertionError broken) {
            findings.add(when + ": " + broken);
        }
    }

    private void playOne(long seed) {
        try {
            outcomes.merge(fuzzer.play(new Dice(seed)), 1, Integer::sum);
        } catch (IOException | RuntimeException | AssertionError wrong) {
            outcomes.merge("finding", 1, Integer::sum);
            findings.add("seed " + seed + ": " + wrong);
        }
    }

    private void compare(String service, ServiceMemory before, ServiceMemory after) {
        memory.add(service + " " + before + " -> " + after);
        if (after.heap() - before.heap() > MOST_HEAP_GROWTH || after.direct() - before.direct() > MOST_DIRECT_GROWTH) {
            findings.add("memory of " + service + " has grown from " + before + " to " + after);
        }
    }
}
