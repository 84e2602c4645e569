package io.restante.loadgen.measure;

import org.HdrHistogram.Histogram;

/**
 * A few numbers of many times, in nanoseconds; all 0 where there are none.
 *
 * @param p50 half of them are at most that
 * @param p99 99 % of them are at most that
 * @param max the longest
 */
public record Quantiles(long p50, long p99, long max) {
    static Quantiles of(Histogram histogram) {
        return new Quantiles(
                histogram.getValueAtPercentile(50), histogram.getValueAtPercentile(99), histogram.getMaxValue());
    }
}
