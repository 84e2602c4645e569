package io.restante.benchmark.row;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rounds of each work
 * @param length of a round
 * @param quick whether what takes long is made small
 */
public record Size(int rounds, Duration length, boolean quick) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    /** On two cores the compilers of six JVMs take a third of the processor time until then. */
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Before the first round that counts. */
    Duration warmUp() {
        return quick ? SHORTEST : LONG;
    }

    /** Messages of the long chat. */
    long longChat() {
        return quick ? 200_000 : 10_000_000;
    }

    /** Chats that are touched with little memory, and how many of them are hot. */
    int touchedChats() {
        return quick ? 50_000 : 1_000_000;
    }

    int hotChats() {
        return touchedChats() / 10;
    }

    Duration overload() {
        return Duration.ofSeconds(quick ? 10 : 60);
    }

    int starts() {
        return quick ? 1 : rounds;
    }
}
