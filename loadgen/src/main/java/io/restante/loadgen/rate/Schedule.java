package io.restante.loadgen.rate;

import java.time.Duration;
import java.util.List;

/**
 * Rates over time: stages, one after the other. A single stage with a rate of 0 means as fast as the calls come back.
 *
 * @param stages at least one
 */
public record Schedule(List<Stage> stages) {
    /** That no call falls due any more. */
    public static final long NEVER = Long.MAX_VALUE;

    public Schedule {
        stages = List.copyOf(stages);
    }

    /** One rate, in calls a second; 0 for as fast as the calls come back. */
    public static Schedule steady(double lps, Duration duration) {
        return new Schedule(List.of(Stage.steady(lps, duration)));
    }

    /** Whether there is no rate, and a call is due whenever one may be sent. */
    public boolean fullSpeed() {
        return stages.size() == 1 && highest() == 0;
    }

    /** The highest rate in it, in calls a second. */
    public double highest() {
        return stages.stream()
                .mapToDouble(stage -> Math.max(stage.from(), stage.to()))
                .max()
                .orElse(0);
    }

    /** How long all of it takes. */
    public Duration duration() {
        return stages.stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** How many calls fall due in all of it; 0 at full speed. */
    public double calls() {
        return stages.stream().mapToDouble(Stage::calls).sum();
    }

    /** Calls a second, on average; 0 at full speed. */
    public double mean() {
        return calls() / (duration().toNanos() / 1e9);
    }

    /** The rate wanted so many nanoseconds after the start; 0 after the end. */
    public double rateAt(long nanos) {
        long begin = 0;
        for (Stage stage : stages) {
            long length = stage.duration().toNanos();
            if (nanos < begin + length) {
                return stage.from() + (stage.to() - stage.from()) * ((double) (nanos - begin) / length);
            }
            begin += length;
        }
        return 0;
    }

    /** After how many nanoseconds so many calls have fallen due; {@link #NEVER} where they never do. */
    public long when(double calls) {
        if (fullSpeed()) {
            return 0;
        }
        double left = calls;
        long begin = 0;
        for (Stage stage : stages) {
            double here = stage.calls();
            long length = stage.duration().toNanos();
            if (left < here) {
                long within = (long) stage.nanosUntil(left);
                if (within < length) {
                    return begin + within;
                }
                // A rounding error before its end: the call is the next stage's first.
                left = here;
            }
            left -= here;
            begin += length;
        }
        return NEVER;
    }
}
