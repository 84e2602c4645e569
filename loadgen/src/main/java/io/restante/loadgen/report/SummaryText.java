package io.restante.loadgen.report;

import io.restante.loadgen.measure.Summary;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** A run as a table, for people. */
public final class SummaryText {
    private static final double[] PERCENTILES = {50, 75, 90, 95, 99, 99.9, 99.99};

    private SummaryText() {}

    /** Several lines. */
    public static String of(Summary summary) {
        StringBuilder text = new StringBuilder();
        line(text, "code", "calls", "share");
        long answered = Math.max(1, summary.totals().answered());
        summary.totals().results().forEach((code, count) -> {
            line(text, code.word(), Long.toString(count), format("%.3f %%", 100.0 * count / answered));
        });
        text.append('\n');
        messages(text, summary);
        line(text, "", "latency ms", "lag ms");
        Histogram latency = summary.latency();
        Histogram lag = summary.lag();
        for (double percentile : PERCENTILES) {
            line(
                    text,
                    "p" + Double.toString(percentile).replaceAll("\\.0$", ""),
                    millis(latency.getValueAtPercentile(percentile)),
                    millis(lag.getValueAtPercentile(percentile)));
        }
        line(text, "max", millis(latency.getMaxValue()), millis(lag.getMaxValue()));
        text.append('\n')
                .append(
                        summary.wantedLps() == 0
                                ? format("%.1f calls a second at full speed", summary.achievedLps())
                                : format(
                                        "%.1f calls a second achieved, %.1f wanted (%.2f %%)",
                                        summary.achievedLps(),
                                        summary.wantedLps(),
                                        100 * summary.achievedLps() / summary.wantedLps()))
                .append(format(
                        "; %d sent, at most %d at once%n", summary.totals().sent(), summary.concurrency()));
        extra(
                text,
                summary.unsent(),
                "calls fell due and were not sent: the generator or its concurrency is the limit");
        extra(text, summary.late(), "answers came after their call had timed out, and were ignored");
        extra(text, summary.dropped(), "results are missing in the CSV file: it could not be written quickly enough");
        return text.toString();
    }

    private static void messages(StringBuilder text, Summary summary) {
        if (summary.messages().isEmpty()) {
            return;
        }
        text.append(format("%-16s%14s  %s%n", "most frequent", "calls", "message"));
        summary.messages()
                .forEach(said ->
                        text.append(format("%-16s%14d  %s%n", said.code().word(), said.calls(), said.message())));
        if (summary.otherFailures() > 0) {
            text.append(format("%-16s%14d%n", "others", summary.otherFailures()));
        }
        text.append('\n');
    }

    private static void extra(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(count).append(' ').append(what).append('\n');
        }
    }

    private static void line(StringBuilder text, String name, String one, String other) {
        text.append(format("%-16s%14s%14s%n", name, one, other));
    }

    private static String millis(long nanos) {
        return format("%.3f", nanos / 1e6);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
