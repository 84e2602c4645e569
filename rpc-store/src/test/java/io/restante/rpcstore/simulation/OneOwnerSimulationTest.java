package io.restante.rpcstore.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.chat.ChainBreaks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Owners come and go under faults of every kind: whatever clients saw must hold. */
class OneOwnerSimulationTest {
    /** {@code -Dsimulation.seeds=100000} for a longer run, {@code -Dsimulation.first=N} to replay one. */
    private static final int SEEDS = Integer.getInteger("simulation.seeds", 150);

    private static final int FIRST = Integer.getInteger("simulation.first", 1);

    @Test
    void everyMessageShouldBeStoredOnceInOrderAndNeverSkippedWhenOwnersPauseAndDie() {
        int answered = 0;
        int pulls = 0;
        for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
            Run run = new Run(seed);
            run.play();
            assertThat(violations(run)).as("seed %d", seed).isEmpty();
            assertThat(run.history.sends.get(run.history.sends.size() - 1).answered)
                    .as("seed %d: sends work again once the faults are over", seed)
                    .isPositive();
            answered += (int) run.history.sends.stream()
                    .filter(send -> send.answered >= 0)
                    .count();
            pulls += run.history.pulls.size();
        }
        assertThat(answered).isGreaterThan(50 * SEEDS);
        assertThat(pulls).isGreaterThan(100 * SEEDS);
    }

    @Test
    void aSeedShouldReplayExactly() {
        Run first = new Run(7);
        Run second = new Run(7);
        first.play();
        second.play();

        assertThat(first.rows(Run.CHATS.get(0))).isNotEmpty().isEqualTo(second.rows(Run.CHATS.get(0)));
    }

    private static List<String> violations(Run run) {
        List<String> broken = new ArrayList<>();
        for (String chat : Run.CHATS) {
            broken.addAll(run.history.violations(chat, run.rows(chat)));
        }
        long breaks = run.breaks().counted(ChainBreaks.Kind.BREAK);
        if (breaks > 0) {
            broken.add("I7: " + breaks + " pages had a broken chain");
        }
        return broken;
    }
}
