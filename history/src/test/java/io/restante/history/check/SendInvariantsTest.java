package io.restante.history.check;

import static io.restante.history.check.Story.keyed;
import static io.restante.history.check.Story.message;
import static io.restante.history.check.Story.row;
import static io.restante.history.check.VerdictAssert.assertHeld;
import static io.restante.history.check.VerdictAssert.assertNotJudged;
import static io.restante.history.check.VerdictAssert.assertViolated;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.history.check.Verdict.Status;
import io.restante.history.operation.Entry;
import io.restante.history.operation.SendOutcome.NotStored;
import io.restante.history.operation.SendOutcome.Stored;
import io.restante.history.operation.SendOutcome.Unknown;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** For each invariant about sends the smallest history that violates it, and its smallest neighbour that does not. */
class SendInvariantsTest {
    private static final Settings SMALL_WINDOW = new Settings(2, 10, 1_000, 1 << 20, Duration.ofSeconds(5), 10);

    @Test
    void i1ShouldMissAnAnsweredSendThatIsNotThere() {
        assertViolated(new Story().stored("a", 10).rows(), Invariant.I1, 1, 2);
        assertHeld(new Story().stored("a", 10).rows(row("a", 10)), Invariant.I1);
    }

    @Test
    void i1ShouldSeeAnotherPlaceTextOrKey() {
        assertViolated(new Story().stored("a", 10).rows(row("a", 11)), Invariant.I1, 1, 2);
        assertViolated(new Story().stored("a", 10).rows(row("b", 10)), Invariant.I1, 1, 2);
        assertViolated(new Story().stored("a", "k", 10).rows(row("a", 10, 0, 10, 1)), Invariant.I1, 1, 2);
        assertHeld(new Story().stored("a", "k", 10).rows(keyed("a", "k", 10, 0)), Invariant.I1);
    }

    @Test
    void i1ShouldSeeAnAnsweredSendThatIsThereTwice() {
        assertViolated(new Story().stored("a", 10).rows(row("a", 10), row("a", 11)), Invariant.I1, 1, 2);
        assertHeld(new Story().stored("a", 10).stored("a", 11).rows(row("a", 10), row("a", 11)), Invariant.I1);
    }

    @Test
    void i1ShouldNotBeJudgedWithoutAFinalReadAfterTheAnswer() {
        assertNotJudged(new Story().stored("a", 10), Invariant.I1);
        assertNotJudged(new Story().rows().stored("a", 10), Invariant.I1);
    }

    @Test
    void i2ShouldSeeASendTimeThatFallsAgainstTheOrderOfAnswers() {
        assertViolated(new Story().stored("a", 11).stored("b", 10), Invariant.I2, 1, 2);
        assertHeld(new Story().stored("a", 10).stored("b", 11), Invariant.I2);
    }

    @Test
    void i2ShouldLetSendsThatOverlapStandInAnyOrder() {
        assertHeld(
                new Story().send("a", null, 1, 4, new Stored(11, false)).send("b", null, 3, 5, new Stored(10, false)),
                Invariant.I2);
        assertHeld(
                new Story().send("a", null, 1, 4, new Stored(11, false)).send("b", null, 4, 5, new Stored(10, false)),
                Invariant.I2);
    }

    @Test
    void i2ShouldSeeOneSendTimeForTwoMessages() {
        Story same =
                new Story().send("a", null, 1, 4, new Stored(10, false)).send("b", null, 2, 5, new Stored(10, false));

        assertViolated(same, Invariant.I2, 1, 2);
        assertViolated(new Story().stored("a", 10).rows(row("a", 10), row("b", 10)), Invariant.I2, 2);
    }

    @Test
    void i2ShouldNotCountRepeatsOfAKey() {
        assertHeld(new Story().stored("a", "k", 10).stored("b", 11).replayed("a", "k", 10), Invariant.I2);
    }

    @Test
    void i2ShouldSeeAnOpenSendThatLandsBeforeAnEarlierAnswer() {
        assertViolated(new Story().stored("a", 11).open("b").rows(row("b", 10), row("a", 11)), Invariant.I2, 1, 2);
        assertHeld(new Story().stored("a", 11).open("b").rows(row("a", 11), row("b", 12)), Invariant.I2);
    }

    @Test
    void i5ShouldSeeTwoRowsOfAKey() {
        Story twice = new Story().stored("a", "k", 10).rows(keyed("a", "k", 10, 0), keyed("a", "k", 11, 10));

        assertViolated(twice, Invariant.I5, 1, 2);
        assertHeld(new Story().stored("a", "k", 10).rows(keyed("a", "k", 10, 0)), Invariant.I5);
    }

    @Test
    void i5ShouldKnowTheKeyOfARowByItsMessage() {
        assertViolated(new Story().stored("a", "k", 10).rows(row("a", 10), row("a", 11)), Invariant.I5, 1, 2);
    }

    @Test
    void i5ShouldSeeAnswersThatDisagree() {
        assertViolated(new Story().stored("a", "k", 10).stored("a", "k", 11), Invariant.I5, 1, 2);
        assertHeld(new Story().stored("a", "k", 10).replayed("a", "k", 10), Invariant.I5);
    }

    @Test
    void i5ShouldSeeASecondMessageOfAKeyInPullsAlone() {
        assertViolated(new Story().open("a", "k").pull(0, message("a", 10), message("a", 11)), Invariant.I5, 1, 2);
    }

    @Test
    void i5ShouldForgetAKeyAfterItsWindow() {
        Story inside = new Story()
                .stored("a", "k", 10)
                .stored("b", 11)
                .stored("a", "k", 12)
                .rows(keyed("a", "k", 10, 0), row("b", 11, 10, 11, 1), keyed("a", "k", 12, 11));
        Story outside = new Story()
                .stored("a", "k", 10)
                .stored("b", 11)
                .stored("c", 12)
                .stored("a", "k", 13)
                .rows(
                        keyed("a", "k", 10, 0),
                        row("b", 11, 10, 11, 1),
                        row("c", 12, 11, 12, 1),
                        keyed("a", "k", 13, 12));

        assertThat(inside.judged(SMALL_WINDOW).of(Invariant.I5).violations()).isEqualTo(2);
        assertThat(outside.judged(SMALL_WINDOW).violations()).isEmpty();
        assertThat(outside.judged().of(Invariant.I5).status()).isEqualTo(Status.VIOLATED);
    }

    @Test
    void i5ShouldNotBeJudgedFromOneAnswerAlone() {
        assertNotJudged(new Story().stored("a", "k", 10), Invariant.I5);
    }

    @Test
    void i9ShouldSeeAnOpenSendThatAppearsTwice() {
        assertViolated(new Story().open("a").rows(row("a", 10), row("a", 11)), Invariant.I9, 1, 2);
        assertHeld(new Story().open("a").rows(row("a", 10)), Invariant.I9);
        assertHeld(new Story().open("a").rows(), Invariant.I9);
    }

    @Test
    void i9ShouldLetEachTryWithoutAKeyAppearOnce() {
        assertHeld(new Story().open("a").open("a").rows(row("a", 10), row("a", 11)), Invariant.I9);
        assertHeld(new Story().open("a").stored("a", 11).rows(row("a", 10), row("a", 11)), Invariant.I9);
        assertViolated(
                new Story().open("a").stored("a", 11).rows(row("a", 10), row("a", 11), row("a", 12)),
                Invariant.I9,
                1,
                2,
                3);
    }

    @Test
    void i9ShouldLetTriesOfAKeyAppearOnceTogether() {
        assertViolated(
                new Story().open("a", "k").open("a", "k").rows(row("a", 10), row("a", 11)), Invariant.I9, 1, 2, 3);
        assertHeld(new Story().open("a", "k").open("a", "k").rows(row("a", 10)), Invariant.I9);
    }

    @Test
    void i9ShouldTakeASendWithoutAnyAnswerForOpen() {
        Story open = new Story().send("a", null, 1, Entry.NEVER, new Unknown("no answer"));

        assertNotJudged(open, Invariant.I9);
        assertHeld(open.rows(row("a", 10)), Invariant.I9);
    }

    @Test
    void c2ShouldSeeARefusedSendThatAppears() {
        assertViolated(new Story().refused("a").rows(row("a", 10)), Invariant.C2, 1, 2);
        assertViolated(new Story().refused("a").pull(0, message("a", 10)), Invariant.C2, 1, 2);
        assertHeld(new Story().refused("a").rows(), Invariant.C2);
    }

    @Test
    void c2ShouldLetARefusedTryAppearByAnotherTry() {
        Story later = new Story()
                .send("a", "k", new NotStored("503"))
                .stored("a", "k", 10)
                .rows(keyed("a", "k", 10, 0));

        assertThat(later.judged().violations()).isEmpty();
        assertNotJudged(later, Invariant.C2);
    }

    @Test
    void c3ShouldSeeAMessageThatNobodySent() {
        assertViolated(new Story().pull(0, message("a", 10)), Invariant.C3, 1);
        assertHeld(new Story().open("a").pull(0, message("a", 10)), Invariant.C3);
    }

    @Test
    void c3ShouldSeeAMessageBeforeItIsSent() {
        assertViolated(new Story().pull(0, message("a", 10)).open("a"), Invariant.C3, 1, 2);
    }

    @Test
    void c3ShouldNotBlameTheStoreForAHistoryThatIsNotWhole() {
        HistoryChecker checker = new HistoryChecker();
        new Story().pull(0, message("a", 10)).entries().forEach(checker::add);

        assertThat(checker.report(false).of(Invariant.C3).status()).isEqualTo(Status.NOT_JUDGED);
    }

    @Test
    void c4ShouldSeeARepeatWithoutItsMark() {
        assertViolated(new Story().stored("a", "k", 10).stored("a", "k", 10), Invariant.C4, 2);
        assertHeld(new Story().stored("a", "k", 10).replayed("a", "k", 10), Invariant.C4);
    }

    @Test
    void c4ShouldSeeAMarkWithoutAnEarlierRequest() {
        assertViolated(new Story().replayed("a", "k", 10), Invariant.C4, 1);
        assertHeld(new Story().stored("a", "k", 10), Invariant.C4);
    }

    @Test
    void c4ShouldLetEitherBeAfterAnOpenTry() {
        assertNotJudged(new Story().open("a", "k").replayed("a", "k", 10), Invariant.C4);
        assertNotJudged(new Story().open("a", "k").stored("a", "k", 10), Invariant.C4);
    }
}
