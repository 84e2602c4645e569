package io.restante.loadgen.report;

import io.restante.loadgen.measure.Second;
import io.restante.loadgen.measure.Tick;
import io.restante.loadgen.measure.Totals;
import io.restante.loadgen.result.Code;
import java.util.Locale;
import java.util.stream.Collectors;

/** The line that tells each second how a run goes, with how much of it is over. */
public final class LiveLine {
    private static final int BAR = 20;
    private static final double SECOND = 1e9;

    private final long duration;

    /** A line of runs that send for so many nanoseconds. */
    public LiveLine(long duration) {
        this.duration = duration;
    }

    /** The line for the second that has just passed. */
    public String of(Tick tick) {
        Second second = tick.second();
        Totals total = tick.total();
        double share = Math.min(1, (double) second.end() / duration);
        int done = (int) (share * BAR);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f%% %.0f/%.0fs  sent %d  answered %d  %s  p50 %.2f ms  p99 %.2f ms  in flight %d  lag p99 %.2f ms",
                "#".repeat(done),
                ".".repeat(BAR - done),
                share * 100,
                second.end() / SECOND,
                duration / SECOND,
                total.sent(),
                total.answered(),
                errors(total),
                second.latency().p50() / 1e6,
                second.latency().p99() / 1e6,
                second.inFlight(),
                second.lag().p99() / 1e6);
    }

    private static String errors(Totals total) {
        String kinds = total.results().entrySet().stream()
                .filter(entry -> entry.getKey() != Code.SUCCESS && entry.getValue() > 0)
                .map(entry -> entry.getKey().word() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "errors 0" : kinds;
    }
}
