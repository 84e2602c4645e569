package io.restante.loadgen.command;

import io.restante.loadgen.threshold.Threshold;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What is told of a run, and what makes it a failure. */
final class ReportOptions {
    @Option(names = "--json", paramLabel = "FILE", description = "Write what it came to, for programs.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--csv", paramLabel = "FILE", description = "Write a line for each result.")
    private Optional<Path> csv = Optional.empty();

    @Option(names = "--hdr", paramLabel = "FILE", description = "Write the latencies as an HdrHistogram log.")
    private Optional<Path> hdr = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with charts, which needs nothing else.")
    private Optional<Path> html = Optional.empty();

    @Option(
            names = "--pid",
            paramLabel = "PID",
            split = ",",
            description = "Record what these processes use: CPU, memory, storage; for --html.")
    private List<Long> pids = List.of();

    @Option(
            names = "--fail-if",
            paramLabel = "THRESHOLD",
            converter = ThresholdText.class,
            description = "End with 1 if that comes true: p99>50ms, p99.9>1s, max>2s, errors>0.1%%, achieved<99%%,"
                    + " lag_p99>5ms. May be repeated.")
    private List<Threshold> thresholds = List.of();

    @Option(names = "--quiet", description = "No line each second.")
    private boolean quiet;

    Optional<Path> json() {
        return json;
    }

    Optional<Path> csv() {
        return csv;
    }

    Optional<Path> hdr() {
        return hdr;
    }

    Optional<Path> html() {
        return html;
    }

    List<Long> pids() {
        return pids;
    }

    List<Threshold> thresholds() {
        return thresholds;
    }

    boolean quiet() {
        return quiet;
    }

    boolean anyFile() {
        return json.isPresent() || csv.isPresent() || hdr.isPresent() || html.isPresent();
    }

    /** All that is wrong with these: before a long run, not after it. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        Stream.of(json, csv, hdr, html).flatMap(Optional::stream).forEach(path -> {
            Writable.problem(path).ifPresent(problems::add);
            if (!seen.add(path.toAbsolutePath().normalize())) {
                problems.add("Two files cannot both be " + path + ".");
            }
        });
        if (!pids.isEmpty() && html.isEmpty()) {
            problems.add("--pid is for the charts of --html.");
        }
        return problems;
    }
}
