package io.restante.rpcstore.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How often each {@link Happening} has happened. Not thread-safe. */
final class Coverage {
    private final Map<Happening, Long> counts = new EnumMap<>(Happening.class);

    void count(Happening what) {
        count(what, 1);
    }

    void count(Happening what, long times) {
        counts.merge(what, times, Long::sum);
    }

    void add(Coverage other) {
        other.counts.forEach(this::count);
    }

    long of(Happening what) {
        return counts.getOrDefault(what, 0L);
    }

    /** What happened less often than that; a torn batch takes so many mishaps that one is enough. */
    List<Happening> below(long least) {
        return Stream.of(Happening.values())
                .filter(what -> of(what) < (what == Happening.BATCH_TORN ? 1 : least))
                .toList();
    }

    /** A table. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        for (Happening what : Happening.values()) {
            table.append(String.format(
                    "%,12d  %s%n",
                    of(what), what.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
        return table.toString();
    }
}
