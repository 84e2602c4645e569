package io.restante.loadgen.rate;

/** How the calls of a schedule are spread. The same spacing of the same schedule always gives the same arrivals. */
public sealed interface Spacing {
    /** The calls of a schedule, from the first. */
    Arrivals arrivals(Schedule schedule);

    /** With the same time between any two. */
    record Even() implements Spacing {
        @Override
        public Arrivals arrivals(Schedule schedule) {
            return Arrivals.even(schedule);
        }
    }

    /**
     * As from many independent users.
     *
     * @param seed of the random numbers
     */
    record Poisson(long seed) implements Spacing {
        @Override
        public Arrivals arrivals(Schedule schedule) {
            return Arrivals.poisson(schedule, seed);
        }
    }
}
