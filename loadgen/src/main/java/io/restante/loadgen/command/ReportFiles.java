package io.restante.loadgen.command;

import io.restante.loadgen.measure.Tick;
import io.restante.loadgen.report.CsvFile;
import io.restante.loadgen.report.HistogramLog;
import io.restante.loadgen.result.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;

/** The files of a run that are wanted; one that cannot be written takes nothing from the others. */
final class ReportFiles {
    private final ReportOptions options;
    private final Optional<CsvFile> csv;
    private final Optional<HistogramLog> hdr;

    /** An action on a file. */
    private interface Write {
        void run() throws IOException;
    }

    /** Begins those that are written while the run goes on. */
    ReportFiles(ReportOptions options) throws IOException {
        this.options = options;
        csv = options.csv().isPresent() ? Optional.of(new CsvFile(options.csv().get())) : Optional.empty();
        hdr = options.hdr().isPresent()
                ? Optional.of(new HistogramLog(options.hdr().get(), System.currentTimeMillis()))
                : Optional.empty();
    }

    /** Takes the results of the run. */
    void follow(Flow.Publisher<Result> results) {
        csv.ifPresent(results::subscribe);
    }

    /** Takes a second of the run. */
    void second(Tick tick) {
        hdr.ifPresent(log -> log.accept(tick));
    }

    /** Ends all of them, when the run is over; returns what could not be written, one sentence each. */
    List<String> finish(String json, String html) {
        List<String> problems = new ArrayList<>();
        csv.ifPresent(file -> write(options.csv(), file::close, problems));
        hdr.ifPresent(log -> write(options.hdr(), log::close, problems));
        options.json().ifPresent(path -> write(options.json(), () -> Files.writeString(path, json), problems));
        options.html().ifPresent(path -> write(options.html(), () -> Files.writeString(path, html), problems));
        return problems;
    }

    private static void write(Optional<Path> path, Write action, List<String> problems) {
        try {
            action.run();
        } catch (IOException e) {
            problems.add(Writable.sentence(path.orElseThrow(), e));
        }
    }
}
