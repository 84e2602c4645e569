package io.restante.loadgen.bench;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.caller.Deadline;
import io.restante.loadgen.caller.Request;
import io.restante.loadgen.caller.Verdict;
import io.restante.loadgen.caller.tcp.Arithmetic;
import io.restante.loadgen.caller.tcp.ArithmeticServer;
import io.restante.loadgen.caller.tcp.Framing;
import io.restante.loadgen.caller.tcp.TcpCaller;
import io.restante.loadgen.load.Generator;
import io.restante.loadgen.load.Load;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.rate.Schedule;
import io.restante.loadgen.rate.Spacing;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.result.Result;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Measures the generator itself against trivial targets; each figure is a line, with the machine's load beside it. */
public final class Bench {
    private static final int TRIES = 3;
    private static final Duration HALF_MINUTE = Duration.ofSeconds(30);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Framing LINES = new Framing.Delimited(new byte[] {'\n'});

    private Bench() {}

    public static void main(String[] figures) throws IOException {
        for (String figure : figures) {
            switch (figure) {
                case "rate" -> rate();
                case "full-speed" -> fullSpeed();
                case "tcp" -> tcp();
                case "exclusive" -> exclusive();
                case "arithmetic" -> arithmetic();
                case "delays" -> delays();
                case "timeouts" -> timeouts();
                case "stop" -> stop();
                case "long" -> longRun();
                default -> throw new IllegalArgumentException(figure);
            }
        }
    }

    private static void rate() throws IOException {
        try (TargetProcess target = new TargetProcess();
                TcpCaller caller = target.caller(4)) {
            run(Load.of(2_000, Duration.ofSeconds(5), SECOND), caller);
            for (int wanted : new int[] {100, 1_000, 10_000}) {
                for (int i = 1; i <= TRIES; i++) {
                    target.tell("reset");
                    Summary summary = run(Load.of(wanted, HALF_MINUTE, SECOND), caller);
                    long[] counted = target.count();
                    double rate = (counted[0] - 1) * 1e9 / counted[1];
                    say(
                            "rate wanted=%d try=%d target_counted=%d in=30s off=%+.3f%% first_to_last=%.1f/s off=%+.3f%% lag p99=%.3f ms max=%.3f ms",
                            wanted,
                            i,
                            counted[0],
                            (counted[0] / (wanted * 30.0) - 1) * 100,
                            rate,
                            (rate / wanted - 1) * 100,
                            millis(summary.lag().getValueAtPercentile(99)),
                            millis(summary.lag().getMaxValue()));
                }
            }
        }
    }

    private static void fullSpeed() {
        AsyncCaller nothing = new AsyncCaller() {
            private final byte[] none = new byte[0];

            @Override
            public byte[] build(long id) {
                return none;
            }

            @Override
            public CompletionStage<byte[]> call(Request request, Deadline deadline) {
                return CompletableFuture.completedFuture(none);
            }

            @Override
            public Verdict check(Request request, byte[] response) {
                return Verdict.ok();
            }
        };
        for (int i = 1; i <= TRIES; i++) {
            Summary summary = run(fullSpeed(100, Duration.ofSeconds(10)), nothing);
            say("full-speed caller=no-op try=%d %.0f/s", i, summary.achievedLps());
        }
    }

    private static void tcp() throws IOException {
        try (TargetProcess target = new TargetProcess();
                TcpCaller caller = target.caller(4)) {
            run(fullSpeed(512, Duration.ofSeconds(5)), caller);
            for (int i = 1; i <= TRIES; i++) {
                Summary summary = run(fullSpeed(512, Duration.ofSeconds(10)), caller);
                say(
                        "tcp frames=length-prefixed target=own process connections=4 concurrency=512 try=%d success=%.0f/s p50=%.2f ms p99=%.2f ms",
                        i,
                        summary.totals().answered(Code.SUCCESS) * 1e9 / summary.sending(),
                        millis(summary.latency().getValueAtPercentile(50)),
                        millis(summary.latency().getValueAtPercentile(99)));
            }
        }
    }

    private static void exclusive() throws IOException {
        try (TargetProcess target = new TargetProcess();
                TcpCaller caller = target.exclusiveCaller(64)) {
            run(fullSpeed(64, Duration.ofSeconds(5)), caller);
            for (int i = 1; i <= TRIES; i++) {
                Summary summary = run(fullSpeed(64, Duration.ofSeconds(10)), caller);
                say(
                        "tcp frames=length-prefixed target=own process connections=64, one call at a time on each try=%d success=%.0f/s",
                        i, summary.totals().answered(Code.SUCCESS) * 1e9 / summary.sending());
            }
        }
    }

    private static void arithmetic() {
        try (ArithmeticServer server = new ArithmeticServer(LINES);
                TcpCaller caller = TcpCaller.shared(server.address(), LINES, new Arithmetic(), 4, Arithmetic::idOf)) {
            run(fullSpeed(512, Duration.ofSeconds(5)), caller);
            for (int i = 1; i <= TRIES; i++) {
                Summary summary = run(fullSpeed(512, Duration.ofSeconds(10)), caller);
                say(
                        "tcp frames=lines messages=arithmetic target=same process concurrency=512 try=%d success=%.0f/s",
                        i, summary.totals().answered(Code.SUCCESS) * 1e9 / summary.sending());
            }
        }
    }

    private static void delays() throws IOException {
        Hiccups hiccups = new Hiccups();
        try (TargetProcess target = new TargetProcess();
                TcpCaller caller = target.caller(4)) {
            run(Load.of(2_000, Duration.ofSeconds(5), SECOND), caller);
            for (int delay : new int[] {5, 50, 200}) {
                target.tell("delay " + delay);
                for (int i = 1; i <= TRIES; i++) {
                    List<Long> off = new ArrayList<>();
                    Consumer<Result> compare = result -> {
                        if (result.code() == Code.SUCCESS) {
                            off.add(result.elapsed()
                                    - TargetProcess.took(result.response().bytes()));
                        }
                    };
                    hiccups.since();
                    target.hiccups();
                    long collecting = collecting();
                    Summary summary = run(Load.of(1_000, Duration.ofSeconds(10), SECOND), caller, compare);
                    long[] here = hiccups.since();
                    long[] there = target.hiccups();
                    say(
                            "delays target=%d ms rate=1000/s try=%d calls=%d elapsed-took p50=%.3f ms p99=%.3f ms max=%.3f ms (measured p50 %.3f ms)"
                                    + " lag p99=%.3f ms max=%.3f ms; beside it a thread that sleeps was late by p99=%.3f ms max=%.3f ms, in the target p99=%.3f ms max=%.3f ms; collecting %d ms",
                            delay,
                            i,
                            off.size(),
                            millis(quantile(off, 0.5)),
                            millis(quantile(off, 0.99)),
                            millis(quantile(off, 1)),
                            millis(summary.latency().getValueAtPercentile(50)),
                            millis(summary.lag().getValueAtPercentile(99)),
                            millis(summary.lag().getMaxValue()),
                            millis(here[0]),
                            millis(here[1]),
                            millis(there[0]),
                            millis(there[1]),
                            collecting() - collecting);
                }
            }
        }
    }

    /** How long this process has collected garbage up to now, in milliseconds. */
    private static long collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private static void timeouts() throws IOException {
        try (TargetProcess target = new TargetProcess();
                TcpCaller caller = target.caller(4)) {
            run(Load.of(2_000, Duration.ofSeconds(5), SECOND), caller);
            target.tell("delay 5000");
            Duration timeout = Duration.ofMillis(100);
            run(Load.of(1_000, Duration.ofSeconds(5), timeout), caller);
            for (int i = 1; i <= TRIES; i++) {
                List<Long> off = new ArrayList<>();
                Consumer<Result> compare = result -> {
                    if (result.code() == Code.TIMEOUT) {
                        off.add(result.elapsed() - result.lag() - timeout.toNanos());
                    }
                };
                run(Load.of(1_000, Duration.ofSeconds(10), timeout), caller, compare);
                say(
                        "timeouts timeout=100 ms rate=1000/s try=%d calls=%d fired after its time: p50=%.3f ms p99=%.3f ms p99.9=%.3f ms max=%.3f ms",
                        i,
                        off.size(),
                        millis(quantile(off, 0.5)),
                        millis(quantile(off, 0.99)),
                        millis(quantile(off, 0.999)),
                        millis(quantile(off, 1)));
            }
        }
    }

    private static void stop() throws IOException {
        try (TargetProcess target = new TargetProcess();
                TcpCaller caller = target.caller(4)) {
            run(Load.of(2_000, Duration.ofSeconds(5), SECOND), caller);
            for (int i = 1; i <= TRIES; i++) {
                List<Long> waits = new ArrayList<>();
                Generator generator =
                        new Generator(Load.of(1_000, Duration.ofSeconds(6), Duration.ofSeconds(10)), caller);
                Each each = new Each(result -> waits.add(result.elapsed()));
                generator.results().subscribe(each);
                CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS).execute(() -> target.tell("stop 2000"));
                generator.start();
                generator.ended().toCompletableFuture().join();
                each.complete.join();
                long[] measured =
                        waits.stream().mapToLong(Long::longValue).sorted().toArray();
                // 6,000 calls a millisecond apart: those of 2 s wait for 2 s down to nothing.
                long[] computed = LongStream.range(0, measured.length)
                        .map(n -> Math.max(0, n - (measured.length - 2_000)) * 1_000_000)
                        .toArray();
                long worst = 0;
                List<Long> off = new ArrayList<>();
                for (int n = 0; n < measured.length; n++) {
                    off.add(Math.abs(measured[n] - computed[n]));
                    worst = Math.max(worst, off.get(n));
                }
                say(
                        "stop of 2 s rate=1000/s try=%d calls=%d waiting over 50 ms=%d (computed 1950) max=%.1f ms (computed 1999) difference between the distributions p50=%.2f ms p99=%.2f ms max=%.2f ms",
                        i,
                        measured.length,
                        Arrays.stream(measured)
                                .filter(wait -> wait > 50_000_000)
                                .count(),
                        millis(measured[measured.length - 1]),
                        millis(quantile(off, 0.5)),
                        millis(quantile(off, 0.99)),
                        millis(worst));
            }
        }
    }

    private static void longRun() throws IOException {
        try (TargetProcess target = new TargetProcess();
                TcpCaller caller = target.caller(4)) {
            target.tell("reset");
            Summary summary = run(Load.of(10_000, Duration.ofMinutes(10), SECOND), caller);
            long[] counted = target.count();
            say(
                    "long rate=10000/s duration=10 min heap at most=%d MiB sent=%d unsent=%d target_counted=%d results=%s p50=%.2f ms p99=%.2f ms p99.9=%.2f ms lag p99=%.2f ms max=%.0f ms",
                    Runtime.getRuntime().maxMemory() >> 20,
                    summary.totals().sent(),
                    summary.unsent(),
                    counted[0],
                    summary.totals().results(),
                    millis(summary.latency().getValueAtPercentile(50)),
                    millis(summary.latency().getValueAtPercentile(99)),
                    millis(summary.latency().getValueAtPercentile(99.9)),
                    millis(summary.lag().getValueAtPercentile(99)),
                    millis(summary.lag().getMaxValue()));
        }
    }

    private static Load fullSpeed(int concurrency, Duration duration) {
        return new Load(Schedule.steady(0, duration), SECOND, concurrency, new Spacing.Even());
    }

    private static Summary run(Load load, AsyncCaller caller) {
        Generator generator = new Generator(load, caller);
        generator.start();
        return generator.ended().toCompletableFuture().join();
    }

    private static Summary run(Load load, AsyncCaller caller, Consumer<Result> each) {
        Generator generator = new Generator(load, caller);
        Each results = new Each(each);
        generator.results().subscribe(results);
        generator.start();
        Summary summary = generator.ended().toCompletableFuture().join();
        results.complete.join();
        return summary;
    }

    private static long quantile(List<Long> values, double share) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "  [load average %s]%n", append(values, loadAverage()));
    }

    private static Object[] append(Object[] values, String last) {
        Object[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = last;
        return all;
    }

    private static String loadAverage() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Gives each result to somebody. */
    private static final class Each implements Flow.Subscriber<Result> {
        private final Consumer<Result> action;
        private final CompletableFuture<Void> complete = new CompletableFuture<>();

        Each(Consumer<Result> action) {
            this.action = action;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Result result) {
            action.accept(result);
        }

        @Override
        public void onError(Throwable failure) {
            complete.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            complete.complete(null);
        }
    }
}
