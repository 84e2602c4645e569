package io.restante.loadgen.search;

import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.measure.Tick;
import io.restante.loadgen.measure.Totals;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.threshold.Threshold;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/**
 * Watches for how long a rate is kept: thresholds must hold in every window of some seconds. Not for use by several threads at once.
 */
public final class Endurance {
    private static final int DIGITS = 3;

    private final List<Threshold> thresholds;
    private final int window;
    private final Deque<Tick> ticks = new ArrayDeque<>();
    private OptionalLong kept = OptionalLong.empty();

    /** Thresholds for windows of so many seconds. */
    public Endurance(List<Threshold> thresholds, int window) {
        this.thresholds = List.copyOf(thresholds);
        this.window = window;
    }

    /** A second has passed; returns whether the rate is still kept. */
    public boolean next(Tick tick) {
        if (kept.isPresent()) {
            return false;
        }
        ticks.addLast(tick);
        if (ticks.size() > window) {
            ticks.removeFirst();
        }
        if (ticks.size() == window) {
            Summary summary = summary();
            if (thresholds.stream().anyMatch(threshold -> threshold.broken(summary))) {
                kept = OptionalLong.of(ticks.getFirst().second().begin());
                return false;
            }
        }
        return true;
    }

    /** For how many nanoseconds the rate was kept: until the first window that broke a threshold; empty where none did. */
    public OptionalLong kept() {
        return kept;
    }

    private Summary summary() {
        Histogram latency = new Histogram(DIGITS);
        Histogram lag = new Histogram(DIGITS);
        Map<Code, Long> results = new EnumMap<>(Code.class);
        long sent = 0;
        long length = 0;
        double due = 0;
        for (Tick tick : ticks) {
            latency.add(tick.latency());
            lag.recordValue(tick.second().lag().max());
            sent += tick.second().sent();
            length += tick.second().length();
            due += tick.second().wanted() * tick.second().length() / 1e9;
            tick.second().results().forEach((code, count) -> results.merge(code, count, Long::sum));
        }
        // By what each second wanted, which in a ramp is another rate than on average.
        long unsent = Math.max(0, (long) due - sent);
        return new Summary(
                due * 1e9 / length,
                length,
                0,
                new Totals(sent, results),
                unsent,
                0,
                0,
                latency,
                lag,
                List.of(),
                List.of());
    }
}
