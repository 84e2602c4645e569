package io.restante.loadgen.rate;

import java.time.Duration;

/**
 * A part of a schedule in which the rate stays as it is, or changes evenly.
 *
 * @param from calls a second when it begins
 * @param to calls a second when it ends
 * @param duration how long it takes
 */
public record Stage(double from, double to, Duration duration) {
    /** One rate throughout. */
    public static Stage steady(double lps, Duration duration) {
        return new Stage(lps, lps, duration);
    }

    /** How many calls fall due in it. */
    double calls() {
        return (from + to) / 2 * seconds();
    }

    /** After how many nanoseconds of it that many calls have fallen due. */
    double nanosUntil(double calls) {
        if (from == to) {
            return calls * 1e9 / from;
        }
        // The positive root of from·t + (to - from)/(2·seconds)·t² = calls, in the form that loses no digits.
        double curve = 2 * (to - from) / seconds() * calls;
        return 2 * calls / (from + Math.sqrt(Math.max(0, from * from + curve))) * 1e9;
    }

    private double seconds() {
        return duration.toNanos() / 1e9;
    }
}
