package io.restante.benchmark.row;

import io.restante.benchmark.measure.WarmUp;
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
    /** Of one work in a turn of the warm-up, and how many turns there may be: some minutes, before the compilers of two services rest on two cores. */
    private static final Duration TURN = Duration.ofSeconds(10);
    /** Of a work that is alone in its turn. */
    private static final Duration TURN_ALONE = Duration.ofSeconds(50);

    private static final int MOST_TURNS = 10;

    /** Of the works that are measured in turns. */
    WarmUp warmUp(WarmUp.Services services) {
        return warmUp(TURN, services);
    }

    /** Of a row that has one work. */
    WarmUp warmUpAlone(WarmUp.Services services) {
        return warmUp(TURN_ALONE, services);
    }

    private WarmUp warmUp(Duration turn, WarmUp.Services services) {
        return quick ? new WarmUp(SHORTEST, 1, services) : new WarmUp(turn, MOST_TURNS, services);
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
