package io.restante.benchmark.row;

import io.restante.benchmark.cassandra.BareDriver;
import java.util.List;
import java.util.Set;

/** The rows that hold one rate against another. */
final class Comparisons {
    static final String PING = "ping";
    static final String SEND = "send";
    static final String SEND_ONE = "send, one chat";
    static final String PULL_HOT = "pull, hot";
    static final String PULL_HOT_BODY = "pull, hot, body";
    static final String PULL_COLD = "pull, cold";
    static final String MIXED = "mixed";

    private static final List<Comparison> ALL = List.of(
            new Comparison(Row.SEND_DURABLE, "send, 20,000 random chats, durable", SEND, BareDriver.INSERTS, 0.65),
            new Comparison(Row.SEND_RELAXED, "send, 20,000 random chats, relaxed", SEND, PING, 0.22),
            new Comparison(Row.SEND_RELAXED, "send, 20,000 random chats, relaxed", SEND, BareDriver.INSERTS, 0.5),
            new Comparison(Row.SEND_ONE_CHAT, "send, all to one chat, durable", SEND_ONE, PING, 0.25),
            new Comparison(Row.PULL_HOT, "pull, 10 newest of a hot chat", PULL_HOT, PING, 0.30),
            new Comparison(Row.PULL_HOT, "the same, by a JSON body", PULL_HOT_BODY, PING, 0.30),
            new Comparison(Row.PULL_COLD, "pull, 10 at random, 20,000 cold chats", PULL_COLD, BareDriver.SELECTS, 0.45),
            new Comparison(Row.MIXED, "1 send : 9 pulls, 20,000 chats", MIXED, PING, 0.25));

    private Comparisons() {}

    /** Those of these rows, in the order of the table. */
    static List<Comparison> of(Set<Row> rows) {
        return ALL.stream()
                .filter(comparison -> rows.contains(comparison.row()))
                .toList();
    }
}
