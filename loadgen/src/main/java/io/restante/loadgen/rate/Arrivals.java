package io.restante.loadgen.rate;

import java.util.SplittableRandom;

/** The calls of a schedule, one after the other. Not for use by several threads at once. */
public final class Arrivals {
    private final Schedule schedule;
    private final Gaps gaps;
    private double due;

    private Arrivals(Schedule schedule, Gaps gaps, double first) {
        this.schedule = schedule;
        this.gaps = gaps;
        this.due = first;
    }

    /** How much of a call lies between one arrival and the next: 1 on average. */
    private interface Gaps {
        double next();
    }

    /** The first call at once, the others evenly spaced. */
    public static Arrivals even(Schedule schedule) {
        return new Arrivals(schedule, () -> 1, 0);
    }

    /**
     * As from many users who know nothing of each other: a Poisson process of the schedule's rate. Where the rate changes, time
     * is stretched so that it seems steady. The same seed gives the same arrivals.
     */
    public static Arrivals poisson(Schedule schedule, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gaps gaps = () -> -Math.log1p(-random.nextDouble());
        return new Arrivals(schedule, gaps, gaps.next());
    }

    /** When the next call is due, in nanoseconds after the start; {@link Schedule#NEVER} where there is none. */
    public long next() {
        long when = schedule.when(due);
        due += gaps.next();
        return when;
    }
}
