package io.restante.history.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.history.check.Verdict.Status;
import io.restante.history.operation.Message;
import io.restante.history.operation.Row;
import io.restante.history.operation.SendOutcome.Stored;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargeHistoryTest {
    private static final int OPERATIONS = 200_000;

    @Test
    void everyInvariantShouldBeJudgedOnALargeHistoryOfOneChat() {
        HistoryChecker checker = new HistoryChecker();
        ModelHistory.write(1, 1, OPERATIONS, checker::add);

        Report report = checker.report(true);

        assertThat(report.violations()).as(report.toString()).isEmpty();
        assertThat(report.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.status()).isEqualTo(Status.HELD));
        assertThat(report.counts().entries()).isGreaterThanOrEqualTo(OPERATIONS);
    }

    /** Whoever compares each pull with each row would need ten thousand million steps. */
    @Test
    void aHistoryInWhichEverythingIsWrongShouldBeCountedInFull() {
        Story story = new Story();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < OPERATIONS / 2; i++) {
            story.send("text " + i, null, 2L * i + 1, 2L * i + 2, new Stored(OPERATIONS - i, false));
            rows.add(new Row(new Message(OPERATIONS - i, "text " + i, Story.ANN), null));
        }
        for (int i = 0; i < OPERATIONS / 2; i++) {
            story.pull(1);
        }
        Collections.reverse(rows);

        Report report = story.rows(rows.toArray(new Row[0])).judged();

        assertThat(report.of(Invariant.I2).violations()).isEqualTo(OPERATIONS / 2 - 1);
        assertThat(report.of(Invariant.I4).violations()).isEqualTo(OPERATIONS / 2);
        assertThat(report.of(Invariant.I4).examples()).hasSize(Settings.USUAL.examples());
    }
}
