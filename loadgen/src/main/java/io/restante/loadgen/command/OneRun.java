package io.restante.loadgen.command;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.load.Generator;
import io.restante.loadgen.load.Load;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.measure.Tick;
import io.restante.loadgen.report.CsvFile;
import io.restante.loadgen.report.HistogramLog;
import io.restante.loadgen.report.HtmlReport;
import io.restante.loadgen.report.JsonReport;
import io.restante.loadgen.report.LiveLine;
import io.restante.loadgen.report.RunReport;
import io.restante.loadgen.report.SummaryText;
import io.restante.loadgen.resources.Processes;
import io.restante.loadgen.search.Endurance;
import io.restante.loadgen.threshold.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** One load, with its report. */
final class OneRun {
    private static final int WINDOW = 5;

    private final Screen screen;
    private final ReportOptions options;
    private final Processes processes;
    private final String title;

    OneRun(Screen screen, ReportOptions options, Processes processes, String title) {
        this.screen = screen;
        this.options = options;
        this.processes = processes;
        this.title = title;
    }

    /** Runs it, and tells what it came to; returns the exit code. */
    int run(Load load, AsyncCaller caller, Context context, boolean untilBroken) throws IOException {
        Generator generator = new Generator(load, caller);
        List<Consumer<Tick>> consumers = new ArrayList<>();
        consumers.add(tick -> processes.look(tick.second().end()));
        if (!options.quiet()) {
            LiveLine line = new LiveLine(load.schedule().duration().toNanos());
            consumers.add(tick -> screen.live(line.of(tick)));
        }
        Endurance endurance =
                new Endurance(options.thresholds(), load.schedule().mean(), WINDOW);
        if (untilBroken) {
            consumers.add(tick -> {
                if (!endurance.next(tick)) {
                    generator.stop();
                }
            });
        }
        Optional<CsvFile> csv = options.csv().isPresent()
                ? Optional.of(new CsvFile(options.csv().get()))
                : Optional.empty();
        csv.ifPresent(generator.results()::subscribe);
        Summary summary;
        try (Histograms histograms = new Histograms(options.hdr())) {
            consumers.add(histograms);
            Ticks ticks = new Ticks(consumers);
            generator.seconds().subscribe(ticks);
            processes.look(0);
            generator.start(context.stage());
            summary = generator.ended().toCompletableFuture().join();
            ticks.join();
        }
        if (csv.isPresent()) {
            csv.get().close();
        }
        tell(summary, untilBroken ? Optional.of(endurance) : Optional.empty());
        return verdict(summary);
    }

    private void tell(Summary summary, Optional<Endurance> endurance) throws IOException {
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
        write(options.json(), JsonReport.of(summary));
        write(options.html(), HtmlReport.of(new RunReport(title, summary, processes.usages())));
    }

    private int verdict(Summary summary) {
        int exit = 0;
        for (Threshold threshold : options.thresholds()) {
            boolean broken = threshold.broken(summary);
            screen.print((broken ? "FAILED " : "kept   ") + threshold.text() + ": " + threshold.said(summary) + "\n");
            exit = broken ? CallerCommand.BROKEN : exit;
        }
        return exit;
    }

    private static void write(Optional<Path> file, String text) throws IOException {
        if (file.isPresent()) {
            Files.writeString(file.get(), text);
        }
    }

    /** A histogram log, where one is wanted. */
    private static final class Histograms implements Consumer<Tick>, AutoCloseable {
        private final Optional<HistogramLog> log;

        Histograms(Optional<Path> file) throws IOException {
            log = file.isPresent()
                    ? Optional.of(new HistogramLog(file.get(), System.currentTimeMillis()))
                    : Optional.empty();
        }

        @Override
        public void accept(Tick tick) {
            log.ifPresent(open -> open.accept(tick));
        }

        @Override
        public void close() {
            log.ifPresent(HistogramLog::close);
        }
    }
}
