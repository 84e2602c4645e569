package io.restante.loadgen.caller;

import io.restante.loadgen.load.Generator;
import io.restante.loadgen.load.Load;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.result.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** Short runs of a caller in real time, of which nothing but what came back is looked at. */
public final class Running {
    private static final int ENOUGH = 20;

    /** Keeps what comes, and stops the generator when that is enough. */
    private static final class Enough implements Flow.Subscriber<Result> {
        private final Generator generator;
        private final List<Result> results = new ArrayList<>();
        private final CompletableFuture<List<Result>> all = new CompletableFuture<>();

        Enough(Generator generator) {
            this.generator = generator;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Result result) {
            results.add(result);
            if (results.size() == ENOUGH) {
                generator.stop();
            }
        }

        @Override
        public void onError(Throwable failure) {
            all.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            all.complete(results);
        }
    }

    private Running() {}

    /** What 20 calls come to, and those under way meanwhile, each of which is waited for so long. */
    public static List<Result> results(AsyncCaller caller, Duration timeout) {
        Generator generator = new Generator(Load.of(500, Duration.ofMinutes(1), timeout), caller);
        Enough enough = new Enough(generator);
        generator.results().subscribe(enough);
        generator.start();
        Summary summary = generator
                .ended()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        List<Result> all = enough.all.orTimeout(60, TimeUnit.SECONDS).join();
        if (all.size() != summary.totals().sent()) {
            throw new AssertionError(summary.totals() + " but " + all.size() + " results");
        }
        return all;
    }
}
