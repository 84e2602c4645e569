package io.restante.loadgen.threshold;

import io.restante.loadgen.measure.Summary;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that makes a run a failure, as in {@code p99>50ms}, {@code errors>0.1%} or {@code achieved<99%}.
 *
 * @param text as it was written
 * @param metric what is looked at
 * @param percentile of the latency or the lag, where the metric has one
 * @param above whether it is a failure to lie above the bound; otherwise below it
 * @param bound in milliseconds, or as a share
 */
public record Threshold(String text, Metric metric, double percentile, boolean above, double bound) {
    private static final Pattern FORM = Pattern.compile(
            "\\s*(?:(lag_)?(p(\\d{1,2}(?:\\.\\d+)?)|max)|(errors)|(achieved))\\s*([<>])\\s*(\\d+(?:\\.\\d+)?)\\s*(us|ms|s|%)\\s*");

    /** From its text; throws IllegalArgumentException with a sentence for the user. */
    public static Threshold parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            boolean share = matcher.group(2) == null;
            if (share == matcher.group(8).equals("%")) {
                return of(text, matcher);
            }
        }
        throw new IllegalArgumentException(
                "A threshold is one like p99>50ms, max>1s, lag_p99>5ms, errors>0.1% or achieved<99%," + " not \"" + text
                        + "\".");
    }

    /** Whether a run came to that. */
    public boolean broken(Summary summary) {
        double measured = measured(summary);
        return above ? measured > bound : measured < bound;
    }

    /** What a run came to, for people. */
    public String said(Summary summary) {
        return metric == Metric.ERRORS || metric == Metric.ACHIEVED
                ? String.format(Locale.ROOT, "%.3f%%", measured(summary) * 100)
                : String.format(Locale.ROOT, "%.3f ms", measured(summary));
    }

    private double measured(Summary summary) {
        return switch (metric) {
            case LATENCY -> summary.latency().getValueAtPercentile(percentile) / 1e6;
            case LAG -> summary.lag().getValueAtPercentile(percentile) / 1e6;
            case ERRORS -> summary.totals().errors();
            case ACHIEVED -> summary.sentShare();
        };
    }

    private static Threshold of(String text, Matcher matcher) {
        double number = Double.parseDouble(matcher.group(7));
        double bound =
                switch (matcher.group(8)) {
                    case "us" -> number / 1e3;
                    case "s" -> number * 1e3;
                    case "%" -> number / 100;
                    default -> number;
                };
        Metric metric = matcher.group(4) != null
                ? Metric.ERRORS
                : matcher.group(5) != null ? Metric.ACHIEVED : matcher.group(1) != null ? Metric.LAG : Metric.LATENCY;
        double percentile = matcher.group(3) == null ? 100 : Double.parseDouble(matcher.group(3));
        return new Threshold(text.strip(), metric, percentile, matcher.group(6).equals(">"), bound);
    }
}
