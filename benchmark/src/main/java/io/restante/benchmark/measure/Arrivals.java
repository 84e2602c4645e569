package io.restante.benchmark.measure;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;

/** The shards that were handed over to a store, as its log tells it. */
public final class Arrivals {
    /**
     * A shard that has come.
     *
     * @param time from when the store has served it
     * @param shard its number
     */
    public record Arrival(Instant time, int shard) {}

    private static final Pattern LINE =
            Pattern.compile("(?m)^(\\S+) .* - Shard (\\d+), epoch \\d+: from \\S+ to \\S+: handed over$");

    private Arrivals() {}

    /** In the order of the log. */
    public static List<Arrival> parse(String log) {
        return LINE.matcher(log)
                .results()
                .map(line ->
                        new Arrival(OffsetDateTime.parse(line.group(1)).toInstant(), Integer.parseInt(line.group(2))))
                .toList();
    }
}
