package io.restante.benchmark.row;

import io.restante.benchmark.measure.Median;
import io.restante.benchmark.report.Finding;
import io.restante.benchmark.report.Target;
import io.restante.loadgen.measure.Summary;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The first sends right after the services have started. */
public final class StartRow {
    private static final int RATE = 200;
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final double MOST_MILLIS = 150;

    private final Bench bench;

    public StartRow(Bench bench) {
        this.bench = bench;
    }

    public void measure() throws IOException, InterruptedException {
        List<Summary> starts = new ArrayList<>();
        for (int i = 0; i < bench.size().starts(); i++) {
            bench.cluster().restart(List.of());
            Summary summary = bench.loads().open(RATE, LENGTH, Talks.sends());
            starts.add(summary);
            bench.say(String.format(
                    Locale.ROOT,
                    "  right after a start: p99 %.1f ms %s",
                    Times.millis(summary.latency(), 99),
                    Times.note(summary)));
        }
        bench.report()
                .add(
                        Row.START.word(),
                        Map.of("starts", starts.stream().map(Times::details).toList()));
        bench.report()
                .add(Finding.value(
                        Row.START.word(),
                        "p99 of the first 2,000 sends, 200/s, right after a start",
                        Median.of(starts.stream()
                                .mapToDouble(start -> Times.millis(start.latency(), 99))
                                .toArray()),
                        Target.atMost(MOST_MILLIS, " ms"),
                        starts.stream()
                                .map(Times::note)
                                .filter(note -> !note.isEmpty())
                                .collect(Collectors.joining("; "))));
    }
}
