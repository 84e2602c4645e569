package io.restante.benchmark.row;

import io.restante.benchmark.measure.Median;
import io.restante.benchmark.report.Finding;
import io.restante.benchmark.report.Target;
import io.restante.loadgen.measure.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long a durable send takes at half of the highest rate, in an open loop. */
public final class LatencyRow {
    private static final double MOST = 5;

    private final Bench bench;

    public LatencyRow(Bench bench) {
        this.bench = bench;
    }

    /** @param highest sends a second that were reached before */
    public void measure(double highest) throws IOException, InterruptedException {
        double rate = highest / 2;
        bench.warmUp(Talks.sends());
        List<Summary> rounds = new ArrayList<>();
        for (int round = 0; round < bench.size().rounds(); round++) {
            Summary summary = bench.loads().open(rate, bench.size().length(), Talks.sends());
            rounds.add(summary);
            bench.say(String.format(
                    Locale.ROOT,
                    "  open loop, %,.0f/s: p50 %.2f ms, p99 %.2f ms %s",
                    rate,
                    Times.millis(summary.latency(), 50),
                    Times.millis(summary.latency(), 99),
                    Times.note(summary)));
        }
        bench.report()
                .add(
                        Row.LATENCY.word(),
                        Map.of("rounds", rounds.stream().map(Times::details).toList()));
        bench.report().add(finding(rate, rounds));
    }

    static Finding finding(double rate, List<Summary> rounds) {
        double p50 = median(rounds, 50);
        double p99 = median(rounds, 99);
        double ratio = Median.of(rounds.stream()
                .mapToDouble(round -> Times.millis(round.latency(), 99) / Times.millis(round.latency(), 50))
                .toArray());
        long failed =
                rounds.stream().mapToLong(round -> round.totals().failed()).sum();
        long unsent = rounds.stream().mapToLong(Summary::unsent).sum();
        return Finding.ratio(
                Row.LATENCY.word(),
                String.format(Locale.ROOT, "p99 of a durable send at %,.0f/s, half of the highest rate", rate),
                String.format(Locale.ROOT, "%.2f ms", p99),
                String.format(Locale.ROOT, "p50 %.2f ms", p50),
                ratio,
                Target.atMost(MOST, ""),
                failed + unsent == 0 ? "" : failed + " failed; " + unsent + " not sent");
    }

    private static double median(List<Summary> rounds, double percentile) {
        return Median.of(rounds.stream()
                .mapToDouble(round -> Times.millis(round.latency(), percentile))
                .toArray());
    }
}
