package io.restante.benchmark.row;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be measured, in the order of the table. */
public enum Row {
    SEND_DURABLE(Kind.RATE),
    SEND_RELAXED(Kind.RELAXED_RATE),
    SEND_ONE_CHAT(Kind.RATE),
    PULL_HOT(Kind.RATE),
    PULL_COLD(Kind.RATE),
    MIXED(Kind.RATE),
    LONG_CHAT(Kind.OTHER),
    LATENCY(Kind.OTHER),
    /** Too long for a quick run, as all that follow. */
    START(Kind.LONG),
    MEMORY(Kind.LONG),
    OVERLOAD(Kind.LONG),
    MOVES(Kind.LONG);

    private enum Kind {
        RATE,
        RELAXED_RATE,
        OTHER,
        LONG
    }

    private final Kind kind;

    Row(Kind kind) {
        this.kind = kind;
    }

    /** As {@code --rows} has it: {@code send-durable}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it wants a Cassandra that answers before a write is on disk. */
    public boolean isRelaxed() {
        return kind == Kind.RELAXED_RATE;
    }

    /** Whether it wants several stores. */
    public boolean isOfSeveralStores() {
        return this == MOVES;
    }

    /** All of them; where it must go quickly, without the long ones, and on one cluster. */
    public static Set<Row> usual(boolean quick) {
        return Arrays.stream(values())
                .filter(row -> !quick || row.kind == Kind.RATE || row.kind == Kind.OTHER)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Row.class)));
    }

    /** @throws IllegalArgumentException with a sentence for the user, for a name that none of them has */
    public static Set<Row> named(List<String> words) {
        Set<Row> rows = EnumSet.noneOf(Row.class);
        for (String word : words) {
            rows.add(Arrays.stream(values())
                    .filter(row -> row.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no row " + word + "; there are "
                            + Arrays.stream(values()).map(Row::word).collect(Collectors.joining(", ")) + ".")));
        }
        return rows;
    }
}
