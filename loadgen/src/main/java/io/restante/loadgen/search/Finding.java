package io.restante.loadgen.search;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a search came to.
 *
 * @param best the most likely highest rate, in calls a second
 * @param low the lower end of the interval in which it lies
 * @param high the upper end
 * @param confidence with which it lies there, from 0 to 1
 * @param trials what was tried, in this order
 */
public record Finding(double best, double low, double high, double confidence, List<Trial> trials) {
    /**
     * One run.
     *
     * @param lps at that rate
     * @param kept whether the thresholds were kept
     */
    public record Trial(double lps, boolean kept) {}

    public Finding {
        trials = List.copyOf(trials);
    }

    /** The highest rate that was tried and kept; empty where none was. */
    public OptionalDouble mostKept() {
        return trials.stream().filter(Trial::kept).mapToDouble(Trial::lps).max();
    }

    /** The lowest rate that was tried; 0 where none was. */
    public double leastTried() {
        return trials.stream().mapToDouble(Trial::lps).min().orElse(0);
    }
}
