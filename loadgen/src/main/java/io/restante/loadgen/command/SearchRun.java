package io.restante.loadgen.command;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.load.Generator;
import io.restante.loadgen.load.Load;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.search.Finding;
import io.restante.loadgen.search.RateSearch;
import io.restante.loadgen.threshold.Threshold;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Looks for the highest rate that keeps thresholds, run by run. */
final class SearchRun {
    /** A run in which less of its rate was sent says nothing good of the target. */
    private static final double LEAST_ACHIEVED = 0.99;

    private final Screen screen;
    private final List<Threshold> thresholds;

    SearchRun(Screen screen, List<Threshold> thresholds) {
        this.screen = screen;
        this.thresholds = List.copyOf(thresholds);
    }

    /** Searches, and tells what it found; returns the exit code. */
    int run(RateSearch search, DoubleFunction<Load> loads, AsyncCaller caller, Context context) {
        Finding finding = search.run(rate -> keeps(rate, loads.apply(rate), caller, context), context::isInterrupted);
        screen.print(String.format(
                Locale.ROOT,
                "%nThe highest rate that is kept: about %.0f calls a second; with %.0f %% confidence between %.0f and %.0f (%d runs).%n",
                finding.best(),
                100 * finding.confidence(),
                finding.low(),
                finding.high(),
                finding.trials().size()));
        return 0;
    }

    private boolean keeps(double rate, Load load, AsyncCaller caller, Context context) {
        Generator generator = new Generator(load, caller);
        generator.start(context.stage());
        Summary summary = generator.ended().toCompletableFuture().join();
        boolean kept = thresholds.stream().noneMatch(threshold -> threshold.broken(summary))
                && summary.achievedLps() >= LEAST_ACHIEVED * rate;
        screen.print(String.format(
                Locale.ROOT,
                "%8.0f/s  achieved %8.0f/s  p50 %8.2f ms  p99 %8.2f ms  errors %6.2f %%  %s%n",
                rate,
                summary.achievedLps(),
                summary.latency().getValueAtPercentile(50) / 1e6,
                summary.latency().getValueAtPercentile(99) / 1e6,
                100 * summary.totals().errors(),
                kept ? "kept" : "not kept"));
        return kept;
    }
}
