package io.restante.benchmark.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All rounds of one work, without its warm-up.
 *
 * @param work its name
 * @param samples in the order in which they were measured
 */
public record Series(String work, List<Sample> samples) {
    public Series {
        samples = List.copyOf(samples);
    }

    /** The median of the rounds' rates. */
    public double rate() {
        return median(Sample::rate);
    }

    /** The median of the rounds' 50th percentiles, in microseconds. */
    public double p50() {
        return median(Sample::p50);
    }

    /** Requests of all rounds that were no success. */
    public long failed() {
        return samples.stream().mapToLong(Sample::failed).sum();
    }

    private double median(ToDoubleFunction<Sample> value) {
        return Median.of(samples.stream().mapToDouble(value).toArray());
    }
}
