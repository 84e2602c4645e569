package io.restante.benchmark.row;

import io.restante.benchmark.measure.Series;
import io.restante.benchmark.measure.Work;
import io.restante.benchmark.report.LoadAverage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows that hold one rate against another: all their works in turns, each round. */
public final class RateRows {
    private final Bench bench;

    public RateRows(Bench bench) {
        this.bench = bench;
    }

    /**
     * Measures what these rows need, and reports a finding for each comparison.
     *
     * @param setting how the cluster is set, for the raw results
     * @param alsoSend whether the rate of sends is wanted in any case
     */
    public Map<String, Series> measure(Set<Row> rows, String setting, boolean alsoSend)
            throws IOException, InterruptedException {
        List<Comparison> comparisons = Comparisons.of(rows);
        Set<String> names = new LinkedHashSet<>();
        if (alsoSend) {
            names.add(Comparisons.SEND);
        }
        for (Comparison comparison : comparisons) {
            names.add(comparison.yardstick());
            names.add(comparison.work());
        }
        Works all = new Works(bench);
        List<Work> works = new ArrayList<>();
        for (String name : names) {
            works.add(all.work(name));
        }
        Map<String, Series> measured = bench.rounds(bench.size().length()).measure(works);
        bench.report().add(setting, measured.values(), LoadAverage.now());
        comparisons.forEach(comparison -> bench.report().add(comparison.judge(measured)));
        return measured;
    }

    /** The highest rate of sends among what was measured. */
    public static double sends(Map<String, Series> measured) {
        Series sends = measured.get(Comparisons.SEND);
        if (sends == null) {
            throw new IllegalStateException("sends were not measured, but " + measured.keySet());
        }
        return sends.rate();
    }
}
