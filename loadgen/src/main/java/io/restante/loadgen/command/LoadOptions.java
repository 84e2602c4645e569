package io.restante.loadgen.command;

import io.restante.loadgen.load.Load;
import io.restante.loadgen.rate.Schedule;
import io.restante.loadgen.rate.Spacing;
import io.restante.loadgen.search.RateSearch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** How much is sent, for how long. */
final class LoadOptions {
    /** At full speed, where no other number is given. */
    private static final int FULL_SPEED_CONCURRENCY = 100;

    @Option(
            names = "--lps",
            paramLabel = "N",
            description = "Calls a second; 0: as fast as they come back (default: ${DEFAULT-VALUE}).")
    private double lps = 100;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationText.class,
            defaultValue = "10s",
            description = "How long calls are sent, as in 30s or 10m (default: ${DEFAULT-VALUE}).")
    private Duration duration = Duration.ofSeconds(10);

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationText.class,
            defaultValue = "1s",
            description = "How long each answer is waited for (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofSeconds(1);

    @Option(
            names = "--stages",
            paramLabel = "STAGES",
            converter = StagesText.class,
            description = "Steps and ramps in place of --lps and --duration, as in 100:10s,100..1000:1m,1000:30s.")
    private Optional<Schedule> stages = Optional.empty();

    @Option(
            names = "--poisson",
            paramLabel = "SEED",
            description = "Send as many independent users do, not evenly spaced; the same seed sends the same.")
    private Optional<Long> poisson = Optional.empty();

    @Option(
            names = "--max-concurrency",
            paramLabel = "N",
            description =
                    "At most so many calls at once (default: 100000, and 100 with --lps 0); what is needed, timeout / interval"
                            + " + 1, is derived.")
    private Optional<Integer> mostConcurrent = Optional.empty();

    @Option(
            names = "--search",
            paramLabel = "LOW..HIGH",
            converter = SpanText.class,
            description = "Look for the highest rate that keeps every --fail-if, in runs of --duration each.")
    private Optional<RateSearch> search = Optional.empty();

    @Option(
            names = "--until-broken",
            description = "Stop when a --fail-if comes true within 5 seconds, and say how long the rate was kept.")
    private boolean untilBroken;

    Optional<RateSearch> search() {
        return search;
    }

    boolean untilBroken() {
        return untilBroken;
    }

    /** All that is wrong with these, as they were given. */
    List<String> problems(ParseResult given) {
        List<String> problems = new ArrayList<>(Load.problems(schedule(), timeout, mostConcurrent()));
        if (stages.isPresent() && (given.hasMatchedOption("--lps") || given.hasMatchedOption("--duration"))) {
            problems.add("--stages takes the place of --lps and --duration.");
        }
        if (search.isPresent() && (given.hasMatchedOption("--lps") || stages.isPresent())) {
            problems.add("--search has rates of its own: --lps and --stages have no place beside it.");
        }
        if (poisson.isPresent() && schedule().fullSpeed()) {
            problems.add("--poisson spreads a rate, and full speed has none.");
        }
        return problems;
    }

    /** The load, if nothing is wrong. */
    Load load() {
        return new Load(schedule(), timeout, mostConcurrent(), spacing());
    }

    /** A load for a trial of a search. */
    Load load(double rate) {
        return new Load(Schedule.steady(rate, duration), timeout, mostConcurrent(), spacing());
    }

    private Schedule schedule() {
        return stages.orElseGet(() -> Schedule.steady(lps, duration));
    }

    private int mostConcurrent() {
        return mostConcurrent.orElseGet(() -> schedule().fullSpeed() ? FULL_SPEED_CONCURRENCY : Load.MOST_CONCURRENT);
    }

    private Spacing spacing() {
        return poisson.<Spacing>map(Spacing.Poisson::new).orElseGet(Spacing.Even::new);
    }
}
