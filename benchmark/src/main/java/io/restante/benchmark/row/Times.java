package io.restante.benchmark.row;

import io.restante.loadgen.measure.Summary;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The times of a run of the load generator, from when calls should have been sent. */
final class Times {
    private static final double NANOS_PER_MILLI = 1e6;

    private Times() {}

    static double millis(Histogram latency, double percentile) {
        return latency.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    /** For the raw results. */
    static Map<String, Object> details(Summary summary) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("wanted_per_second", summary.wantedLps());
        details.put("sent", summary.totals().sent());
        details.put("unsent", summary.unsent());
        details.put("failed", summary.totals().failed());
        for (double percentile : new double[] {50, 90, 99, 99.9, 100}) {
            details.put("p" + percentile + "_ms", millis(summary.latency(), percentile));
        }
        details.put("lag_p99_ms", millis(summary.lag(), 99));
        details.put(
                "p99_ms_of_each_second",
                summary.seconds().stream()
                        .map(second -> second.latency().p99() / NANOS_PER_MILLI)
                        .toList());
        return details;
    }

    /** What a reader must know besides: calls that failed, and calls that could not be sent in time. */
    static String note(Summary summary) {
        String failed = summary.totals().failed() == 0 ? "" : summary.totals().failed() + " failed";
        String unsent = summary.unsent() == 0 ? "" : summary.unsent() + " not sent";
        return failed.isEmpty() || unsent.isEmpty() ? failed + unsent : failed + "; " + unsent;
    }
}
