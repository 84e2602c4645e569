package io.restante.loadgen.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restante.loadgen.caller.Caller;
import io.restante.loadgen.caller.Deadline;
import io.restante.loadgen.caller.Request;
import io.restante.loadgen.caller.ThreadedCaller;
import io.restante.loadgen.caller.Verdict;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.result.Collector;
import io.restante.loadgen.result.Result;
import io.restante.loadgen.time.VirtualTime;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LeakTest {
    private static final class Echo implements Caller {
        @Override
        public byte[] build(long id) {
            return Long.toString(id).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] call(Request request, Deadline deadline) {
            return request.payload().bytes();
        }

        @Override
        public Verdict check(Request request, byte[] response) {
            return Verdict.ok();
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("loadgen-"))
                .collect(Collectors.toSet());
    }

    @Test
    void noThreadShouldBeLeftAfterTheStop() {
        try (ThreadedCaller caller = new ThreadedCaller(new Echo(), 100)) {
            Generator generator = new Generator(Load.of(500, Duration.ofMillis(200), Duration.ofSeconds(10)), caller);
            Collector<Result> results = new Collector<>();
            generator.results().subscribe(results);

            generator.start();

            Summary summary = generator
                    .ended()
                    .toCompletableFuture()
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
            assertThat(summary.totals().answered(Code.SUCCESS))
                    .isEqualTo(summary.totals().sent());
            assertThat(results.all()).hasSize((int) summary.totals().sent());
        }
        await().until(() -> threads().isEmpty());
    }

    private static Generator stopped(CompletionStage<?> context) {
        VirtualTime time = new VirtualTime();
        Generator generator = new Generator(
                Load.of(10, Duration.ofSeconds(1), Duration.ofSeconds(1)), new FakeTarget(time, arrival -> 1), time);
        generator.start(context);
        time.finish();
        assertThat(generator.state()).isEqualTo(State.STOPPED);
        return generator;
    }

    @Test
    void aContextThatOutlivesItsGeneratorsShouldNotKeepThem() {
        CompletableFuture<String> context = new CompletableFuture<>();

        WeakReference<Generator> generator = new WeakReference<>(stopped(context));

        await().until(() -> {
            System.gc();
            return generator.get() == null;
        });
        assertThat(context).isNotDone();
    }
}
