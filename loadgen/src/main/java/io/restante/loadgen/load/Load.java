package io.restante.loadgen.load;

import io.restante.loadgen.rate.Schedule;
import io.restante.loadgen.rate.Spacing;
import io.restante.loadgen.rate.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be sent, and how long each answer is waited for.
 *
 * @param schedule how many calls a second for how long
 * @param timeout for each call, counted from when it is begun
 * @param mostConcurrent an upper bound for the calls under way at once; at full speed their number
 * @param spacing how calls are spread
 */
public record Load(Schedule schedule, Duration timeout, int mostConcurrent, Spacing spacing) {
    /** Where no other upper bound is given. */
    public static final int MOST_CONCURRENT = 100_000;

    /** A nanosecond apart. */
    private static final double HIGHEST_RATE = 1e9;

    private static final Duration LONGEST = Duration.ofDays(365);

    /** Throws {@link WrongLoadException} with all that is wrong. */
    public Load {
        List<String> problems = problems(schedule, timeout, mostConcurrent);
        if (!problems.isEmpty()) {
            throw new WrongLoadException(problems);
        }
    }

    /** The three numbers: calls a second (0: as fast as they come back), for how long, and how long each is waited for. */
    public static Load of(double lps, Duration duration, Duration timeout) {
        return new Load(Schedule.steady(lps, duration), timeout, MOST_CONCURRENT, new Spacing.Even());
    }

    /** All that would be wrong with such a load, one sentence each; empty where nothing is. */
    public static List<String> problems(Schedule schedule, Duration timeout, int mostConcurrent) {
        List<String> problems = new ArrayList<>();
        boolean alone = schedule.stages().size() == 1;
        for (Stage stage : schedule.stages()) {
            checkRate(stage, alone, problems);
            checkLength("duration", stage.duration(), problems);
        }
        if (schedule.stages().isEmpty()) {
            problems.add("There is no stage.");
        }
        checkLength("timeout", timeout, problems);
        if (mostConcurrent < 1) {
            problems.add("The most calls at once must be at least 1, not " + mostConcurrent + ".");
        }
        return problems;
    }

    /** Nanoseconds between two calls where the rate is highest; 0 at full speed. */
    public long interval() {
        return schedule.fullSpeed() ? 0 : (long) (1e9 / schedule.highest());
    }

    /**
     * How many calls may be under way at once: a call takes its timeout at most, and meanwhile {@code timeout / interval} further ones
     * fall due. At full speed, and where that is more, the upper bound.
     */
    public int concurrency() {
        if (schedule.fullSpeed()) {
            return mostConcurrent;
        }
        long besides = timeout.toNanos() / interval();
        return besides >= mostConcurrent ? mostConcurrent : (int) besides + 1;
    }

    private static void checkRate(Stage stage, boolean alone, List<String> problems) {
        double lowest = Math.min(stage.from(), stage.to());
        double highest = Math.max(stage.from(), stage.to());
        if (!(lowest >= 0)) {
            problems.add("The rate must be 0 or more, not " + lowest + ".");
        } else if (!(highest <= HIGHEST_RATE)) {
            problems.add("The rate must be at most one call a nanosecond, not " + highest + " a second.");
        } else if (highest == 0 && !alone) {
            problems.add("A rate of 0, which is full speed, cannot stand beside other stages.");
        }
    }

    private static void checkLength(String name, Duration length, List<String> problems) {
        if (length.isNegative() || length.isZero()) {
            problems.add("The " + name + " must be more than 0, not " + length + ".");
        } else if (length.compareTo(LONGEST) > 0) {
            problems.add("The " + name + " must be at most a year, not " + length + ".");
        }
    }
}
