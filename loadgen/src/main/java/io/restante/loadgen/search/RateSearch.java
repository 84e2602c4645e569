package io.restante.loadgen.search;

import io.restante.loadgen.search.Finding.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoublePredicate;

/**
 * Looks for the highest rate at which something holds, where each single trial may mislead. It keeps, for each rate of a grid, the
 * probability that it is the one looked for, tries the median, and shifts probability by Bayes' rule; so a trial near the border,
 * which says little, is repeated by itself, and the interval that is named at the end has a meaning. The method is probabilistic bisection
 * (Horstein 1963; Waeber, Frazier and Henderson 2013).
 *
 * @param low the lowest rate that comes into question, in calls a second
 * @param high the highest one
 * @param precision the width of the interval, as a share of the rate, at which the search ends
 * @param confidence that the rate lies in the interval
 * @param mostTrials after which the search ends with the interval that it has
 */
public record RateSearch(double low, double high, double precision, double confidence, int mostTrials) {
    /** How likely a trial tells the truth; the lower, the more trials. */
    private static final double RELIABILITY = 0.85;

    private static final int GRID = 2_000;

    /** A search to within 5 %, with a confidence of 90 %, in 60 trials at most. */
    public static RateSearch between(double low, double high) {
        return new RateSearch(low, high, 0.05, 0.9, 60);
    }

    /**
     * Searches; {@code keeps} makes a trial at a rate. Once {@code over} holds no trial is made, and the one under way, which was cut
     * short, is not counted: the interval is then the one of the trials before.
     */
    public Finding run(DoublePredicate keeps, BooleanSupplier over) {
        double[] mass = new double[GRID];
        Arrays.fill(mass, 1.0 / GRID);
        List<Trial> trials = new ArrayList<>();
        while (!over.getAsBoolean() && trials.size() < mostTrials && width(mass) > precision) {
            int middle = middle(mass);
            boolean kept = keeps.test(rate(middle));
            if (over.getAsBoolean()) {
                break;
            }
            trials.add(new Trial(rate(middle), kept));
            learn(mass, middle, kept);
        }
        double tail = (1 - confidence) / 2;
        return new Finding(
                kept(quantile(mass, 0.5)),
                kept(quantile(mass, tail)),
                rate(quantile(mass, 1 - tail)),
                confidence,
                trials);
    }

    /** Where the border lies within the step up to this place, the rate before it is the one that is kept. */
    private double kept(int place) {
        return rate(Math.max(0, place - 1));
    }

    private static void learn(double[] mass, int tried, boolean kept) {
        double sum = 0;
        for (int i = 0; i < GRID; i++) {
            // The border lies above what was kept, and below what was not.
            mass[i] *= i > tried == kept ? RELIABILITY : 1 - RELIABILITY;
            sum += mass[i];
        }
        for (int i = 0; i < GRID; i++) {
            mass[i] /= sum;
        }
    }

    private double width(double[] mass) {
        double tail = (1 - confidence) / 2;
        return rate(quantile(mass, 1 - tail)) / kept(quantile(mass, tail)) - 1;
    }

    private double rate(int place) {
        return low * Math.pow(high / low, (double) place / (GRID - 1));
    }

    /** The place that splits the probability most evenly; a trial there tells what lies above it from the rest. */
    private static int middle(double[] mass) {
        double sum = 0;
        int place = 0;
        while (place < GRID - 1 && sum + mass[place] < 0.5) {
            sum += mass[place];
            place++;
        }
        boolean before = place > 0 && 0.5 - sum < sum + mass[place] - 0.5;
        return before ? place - 1 : place;
    }

    private static int quantile(double[] mass, double share) {
        double sum = 0;
        for (int i = 0; i < GRID; i++) {
            sum += mass[i];
            if (sum >= share) {
                return i;
            }
        }
        return GRID - 1;
    }
}
