package io.restante.history.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.history.check.Verdict.Status;
import io.restante.history.operation.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HistoryCheckerPropertyTest {
    @Property(tries = 200)
    void aStoreThatKeepsEveryPromiseShouldViolateNothing(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int chats) {
        Report report = HistoryChecker.check(ModelHistory.of(seed, chats, 300));

        assertThat(report.violations()).as(report.toString()).isEmpty();
    }

    @Property(tries = 500)
    void everyCorruptionShouldBeSeen(@ForAll long seed, @ForAll Corruption corruption) {
        Draft draft = new Draft(ModelHistory.of(seed, 2, 200), new Random(seed));
        Assume.that(corruption.apply(draft));

        Report report = HistoryChecker.check(draft.entries);

        assertThat(corruption.seenBy()).as(report.toString()).anySatisfy(invariant -> assertThat(
                        report.of(invariant).status())
                .isEqualTo(Status.VIOLATED));
    }

    @Property(tries = 50)
    void theOrderOfTheEntriesShouldNotMatter(@ForAll long seed, @ForAll Corruption corruption) {
        Draft draft = new Draft(ModelHistory.of(seed, 2, 200), new Random(seed));
        corruption.apply(draft);
        List<Entry> shuffled = new ArrayList<>(draft.entries);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(counts(HistoryChecker.check(shuffled))).isEqualTo(counts(HistoryChecker.check(draft.entries)));
    }

    private static List<String> counts(Report report) {
        return report.verdicts().stream()
                .map(verdict -> verdict.invariant() + " " + verdict.judged() + " " + verdict.notJudged() + " "
                        + verdict.violations())
                .toList();
    }
}
