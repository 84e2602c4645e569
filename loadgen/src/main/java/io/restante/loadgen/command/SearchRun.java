package io.restante.loadgen.command;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.load.Generator;
import io.restante.loadgen.load.Load;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.result.Code;
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
    private double mostKept;
    private boolean dead;

    SearchRun(Screen screen, List<Threshold> thresholds) {
        this.screen = screen;
        this.thresholds = List.copyOf(thresholds);
    }

    /** Searches, and tells what it found; returns the exit code. */
    int run(RateSearch search, DoubleFunction<Load> loads, AsyncCaller caller, Context context) {
        Finding finding = search.run(
                rate -> keeps(rate, loads.apply(rate), caller, context), () -> dead || context.isInterrupted());
        screen.print(String.format(Locale.ROOT, "%n%s%n", told(finding, search)));
        return dead || finding.mostKept().isEmpty() ? CallerCommand.BROKEN : 0;
    }

    private String told(Finding finding, RateSearch search) {
        double mostKept = finding.mostKept().orElse(0);
        if (dead) {
            return String.format(
                    Locale.ROOT,
                    "The target has broken: no call succeeded any more, at a rate below %.0f calls a second, which was kept before.",
                    mostKept);
        }
        if (finding.trials().isEmpty()) {
            return "Nothing was found: no run was made to its end.";
        }
        if (mostKept == 0) {
            return String.format(
                    Locale.ROOT,
                    "No rate is kept, not even the lowest that was tried, %.0f calls a second (%d runs).",
                    finding.leastTried(),
                    finding.trials().size());
        }
        String found = String.format(
                Locale.ROOT,
                "The highest rate that is kept: about %.0f calls a second; with %.0f %% confidence between %.0f and %.0f (%d runs).",
                finding.best(),
                100 * finding.confidence(),
                finding.low(),
                finding.high(),
                finding.trials().size());
        if (finding.trials().stream().allMatch(Finding.Trial::kept)) {
            return found + String.format(Locale.ROOT, "%nAll runs kept it: it may be higher than %.0f.", search.high());
        }
        return mostKept <= finding.high()
                ? found
                : found
                        + String.format(
                                Locale.ROOT,
                                "%nA run at %.0f kept it too: the target changes from run to run, or has changed.",
                                mostKept);
    }

    private boolean keeps(double rate, Load load, AsyncCaller caller, Context context) {
        Generator generator = new Generator(load, caller);
        generator.start(context.stage());
        Summary summary = generator.ended().toCompletableFuture().join();
        boolean kept = thresholds.stream().noneMatch(threshold -> threshold.broken(summary))
                && summary.sentShare() >= LEAST_ACHIEVED;
        mostKept = kept ? Math.max(mostKept, rate) : mostKept;
        // An overloaded target may answer nothing in time; at a rate that it has kept it is not overloaded.
        dead = rate <= mostKept
                && !context.isInterrupted()
                && summary.totals().failed() > 0
                && summary.totals().answered(Code.SUCCESS) == 0;
        screen.print(String.format(
                Locale.ROOT,
                "%8.0f/s  achieved %8.0f/s  p50 %8.2f ms  p99 %8.2f ms  errors %6.2f %%  %s%n",
                rate,
                summary.achievedLps(),
                summary.latency().getValueAtPercentile(50) / 1e6,
                summary.latency().getValueAtPercentile(99) / 1e6,
                100 * summary.totals().errors(),
                context.isInterrupted() ? "cut short" : kept ? "kept" : "not kept"));
        return kept;
    }
}
