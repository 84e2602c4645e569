package io.restante.benchmark.measure;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code wrk --latency} prints. */
final class WrkOutput {
    private static final Pattern REQUESTS = Pattern.compile("(?m)^\\s*(\\d+) requests in ([0-9.]+)(us|ms|s|m|h),");
    private static final Pattern REFUSED = Pattern.compile("(?m)^\\s*Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BROKEN =
            Pattern.compile("(?m)^\\s*Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");
    private static final String QUANTILE = "(?m)^\\s*%s%%\\s+([0-9.]+)(us|ms|s|m|h)\\s*$";
    private static final Pattern P50 = Pattern.compile(QUANTILE.formatted("50"));
    private static final Pattern P99 = Pattern.compile(QUANTILE.formatted("99"));

    private static final Map<String, Double> MICROS = Map.of("us", 1.0, "ms", 1e3, "s", 1e6, "m", 60e6, "h", 3_600e6);

    private WrkOutput() {}

    /** @throws IllegalArgumentException with the text, where it is not what wrk prints */
    static Sample parse(String text) {
        Matcher requests = found(REQUESTS, text);
        long answered = Long.parseLong(requests.group(1));
        double seconds = micros(requests.group(2), requests.group(3)) / 1e6;
        Matcher refusals = REFUSED.matcher(text);
        long refused = refusals.find() ? Long.parseLong(refusals.group(1)) : 0;
        Matcher errors = BROKEN.matcher(text);
        long broken = 0;
        if (errors.find()) {
            for (int i = 1; i <= errors.groupCount(); i++) {
                broken += Long.parseLong(errors.group(i));
            }
        }
        long done = answered - refused;
        return new Sample(done / seconds, done, refused, broken, quantile(P50, text), quantile(P99, text));
    }

    private static double quantile(Pattern pattern, String text) {
        Matcher found = found(pattern, text);
        return micros(found.group(1), found.group(2));
    }

    private static double micros(String number, String unit) {
        return Double.parseDouble(number) * MICROS.getOrDefault(unit, Double.NaN);
    }

    private static Matcher found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("wrk printed nothing that fits " + pattern + ", but:\n" + text);
        }
        return matcher;
    }
}
