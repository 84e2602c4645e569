package io.restante.benchmark.command;

import io.restante.benchmark.row.Row;
import io.restante.benchmark.row.Size;
import io.restante.launcher.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code bench}, as they are typed. */
final class BenchOptions {
    private static final int USUAL_ROUNDS = 5;
    private static final int QUICK_ROUNDS = 2;
    private static final int USUAL_SECONDS = 10;
    private static final int QUICK_SECONDS = 1;
    private static final int MOST = 1_000;

    @Option(
            names = "--quick",
            description = "Takes less than 3 minutes: 2 rounds of 1 s, a shorter long chat, and no row that takes long"
                    + " unless --rows names it.")
    private boolean quick;

    @Option(
            names = "--rows",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Only these: send-durable, send-relaxed, send-one-chat, pull-hot, pull-cold, mixed, long-chat,"
                            + " latency, start, memory, overload, moves.")
    private @Nullable List<String> rows;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each work (default: 5; quick: 2).")
    private @Nullable Integer rounds;

    @Option(names = "--seconds", paramLabel = "S", description = "Seconds of each round (default: 10; quick: 1).")
    private @Nullable Integer seconds;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Where the results are written (default: benchmark/results).")
    private @Nullable Path results;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "In which folder Cassandra's data lie meanwhile: on a disk, or durable writes are none"
                    + " (default: target).")
    private @Nullable Path data;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    boolean help;

    /** @throws Problem for a number or a name that cannot be */
    Size size() {
        return new Size(
                number("--rounds", rounds, quick ? QUICK_ROUNDS : USUAL_ROUNDS),
                Duration.ofSeconds(number("--seconds", seconds, quick ? QUICK_SECONDS : USUAL_SECONDS)),
                quick);
    }

    /** @throws Problem for a name that no row has */
    Set<Row> rows() {
        List<String> typed = rows;
        try {
            return typed == null ? Row.usual(quick) : Row.named(typed);
        } catch (IllegalArgumentException e) {
            throw new Problem(String.valueOf(e.getMessage()));
        }
    }

    Path results(Path home) {
        return results != null ? results : home.resolve("benchmark").resolve("results");
    }

    Path data(Path home) {
        return data != null ? data : home.resolve("target");
    }

    private static int number(String option, @Nullable Integer typed, int usual) {
        int value = typed != null ? typed : usual;
        if (value < 1 || value > MOST) {
            throw new Problem(option + " must be from 1 to " + MOST + ", not " + value + ".");
        }
        return value;
    }
}
