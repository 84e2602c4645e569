package io.restante.loadgen.command;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.load.Generator;
import io.restante.loadgen.load.Load;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.measure.Tick;
import io.restante.loadgen.report.HtmlReport;
import io.restante.loadgen.report.JsonReport;
import io.restante.loadgen.report.LiveLine;
import io.restante.loadgen.report.RunReport;
import io.restante.loadgen.report.SummaryText;
import io.restante.loadgen.resources.Processes;
import io.restante.loadgen.search.Endurance;
import io.restante.loadgen.threshold.Threshold;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** One load, with its report. */
final class OneRun {
    private static final int WINDOW = 5;

    private final Screen screen;
    private final PrintWriter err;
    private final ReportOptions options;
    private final Processes processes;
    private final String title;

    OneRun(Screen screen, PrintWriter err, ReportOptions options, Processes processes, String title) {
        this.screen = screen;
        this.err = err;
        this.options = options;
        this.processes = processes;
        this.title = title;
    }

    /** Runs it, and tells what it came to; returns the exit code. */
    int run(Load load, AsyncCaller caller, Context context, boolean untilBroken) throws IOException {
        Generator generator = new Generator(load, caller);
        ReportFiles files = new ReportFiles(options);
        files.follow(generator.results());
        List<Consumer<Tick>> consumers = new ArrayList<>();
        consumers.add(tick -> processes.look(tick.second().end()));
        consumers.add(files::second);
        if (!options.quiet()) {
            LiveLine line = new LiveLine(load.schedule().duration().toNanos());
            consumers.add(tick -> screen.live(line.of(tick)));
        }
        Endurance endurance = new Endurance(options.thresholds(), WINDOW);
        if (untilBroken) {
            consumers.add(tick -> {
                if (!endurance.next(tick)) {
                    generator.stop();
                }
            });
        }
        Ticks ticks = new Ticks(consumers);
        generator.seconds().subscribe(ticks);
        processes.look(0);
        generator.start(context.stage());
        Summary summary = generator.ended().toCompletableFuture().join();
        ticks.join();
        tell(summary, untilBroken ? Optional.of(endurance) : Optional.empty());
        boolean broken = verdict(summary);
        boolean written = write(files, summary);
        return broken ? CallerCommand.BROKEN : written ? 0 : CallerCommand.UNWRITTEN;
    }

    private void tell(Summary summary, Optional<Endurance> endurance) {
        if (!options.quiet()) {
            screen.endLive();
        }
        screen.print("\n" + SummaryText.of(summary));
        endurance.ifPresent(watched -> screen.print(
                watched.kept().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "The rate was kept for %.0f s.%n",
                                watched.kept().getAsLong() / 1e9)
                        : String.format(
                                Locale.ROOT, "The rate was kept to the end, for %.0f s.%n", summary.sending() / 1e9)));
    }

    /** Whether a threshold is broken. */
    private boolean verdict(Summary summary) {
        boolean any = false;
        for (Threshold threshold : options.thresholds()) {
            boolean broken = threshold.broken(summary);
            screen.print((broken ? "FAILED " : "kept   ") + threshold.text() + ": " + threshold.said(summary) + "\n");
            any |= broken;
        }
        return any;
    }

    /** Whether all files that are wanted could be written; those that could not are told. */
    private boolean write(ReportFiles files, Summary summary) {
        List<String> problems =
                files.finish(JsonReport.of(summary), HtmlReport.of(new RunReport(title, summary, processes.usages())));
        problems.forEach(problem -> err.println("restante: " + problem));
        err.flush();
        return problems.isEmpty();
    }
}
