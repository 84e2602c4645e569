package io.restante.benchmark.measure;

import java.util.Arrays;

/** The middle of some values; of an even number of them the mean of the two in the middle. */
public final class Median {
    private Median() {}

    /** @throws IllegalArgumentException where there is no value */
    public static double of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a median needs one value or more, not 0");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
