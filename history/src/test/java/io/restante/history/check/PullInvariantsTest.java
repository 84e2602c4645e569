package io.restante.history.check;

import static io.restante.history.check.Story.message;
import static io.restante.history.check.Story.row;
import static io.restante.history.check.VerdictAssert.assertHeld;
import static io.restante.history.check.VerdictAssert.assertNotJudged;
import static io.restante.history.check.VerdictAssert.assertViolated;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.history.operation.SendOutcome.Stored;
import io.restante.history.operation.SendOutcome.Unknown;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** For each invariant about pulls the smallest history that violates it, and its smallest neighbour that does not. */
class PullInvariantsTest {
    @Test
    void i3ShouldSeeARowThatAppearsInACoveredRange() {
        assertViolated(
                new Story().stored("b", 11).open("a").pull(0, message("b", 11)).rows(row("a", 10), row("b", 11)),
                Invariant.I3,
                3,
                4);
        assertHeld(
                new Story().stored("b", 11).open("a").pull(0, message("b", 11)).rows(row("b", 11), row("a", 12)),
                Invariant.I3);
    }

    @Test
    void i3ShouldEndWhereThePageEnds() {
        assertHeld(
                new Story()
                        .stored("b", 11)
                        .open("a")
                        .pull(11, message("b", 11))
                        .send("c", null, 1, 2, new Unknown("504"))
                        .rows(row("c", 10), row("b", 11), row("a", 12)),
                Invariant.I3);
    }

    @Test
    void i3ShouldSeeARowThatAppearsInACoveredRangeDownward() {
        Story story = new Story().stored("a", 10).stored("c", 12).open("b");

        assertViolated(
                story.pull(0, 2, true, false, 9, message("c", 12), message("a", 10))
                        .rows(row("a", 10), row("b", 11), row("c", 12)),
                Invariant.I3,
                4,
                5);
    }

    @Test
    void i3ShouldLetRowsAppearOutsideOfARangeDownward() {
        assertHeld(
                new Story()
                        .stored("a", 10)
                        .stored("b", 11)
                        .open("c")
                        .pull(0, 1, true, true, 10, message("b", 11))
                        .rows(row("a", 10), row("b", 11), row("c", 12)),
                Invariant.I3);
    }

    @Test
    void i3ShouldCompareAPullWithALaterPull() {
        Story story = new Story().stored("b", 11).open("a").pull(0, message("b", 11));

        assertNotJudged(story, Invariant.I3);
        assertViolated(story.pull(0, message("a", 10), message("b", 11)), Invariant.I3, 3, 4);
    }

    @Test
    void i3ShouldNotCompareReadsThatOverlap() {
        Story story = new Story()
                .send("b", null, 1, 2, new Stored(11, false))
                .open("a")
                .pull(5, 8, 0, 10, false, false, 12, message("b", 11))
                .pull(6, 9, 0, 10, false, false, 12, message("a", 10), message("b", 11));

        assertNotJudged(story, Invariant.I3);
    }

    @Test
    void i3ShouldSeeAnotherMessageInTheSamePlace() {
        assertViolated(
                new Story().open("a").open("b").pull(0, message("a", 10)).pull(0, message("b", 10)),
                Invariant.I3,
                3,
                4);
    }

    @Test
    void i3ShouldCoverNothingByAnEmptyPage() {
        Story story = new Story().open("a").pull(0).rows(row("a", 10));

        assertThat(story.judged().violations()).isEmpty();
        assertNotJudged(story, Invariant.I3);
    }

    @Test
    void i4ShouldMissAnAnsweredSendInALaterPull() {
        assertViolated(new Story().stored("a", 10).pull(0), Invariant.I4, 1, 2);
        assertHeld(new Story().stored("a", 10).pull(0, message("a", 10)), Invariant.I4);
    }

    @Test
    void i4ShouldNotAskForWhatLiesOutsideOfThePage() {
        assertNotJudged(new Story().stored("a", 10).pull(11), Invariant.I4);
        assertHeld(new Story().stored("a", 10).stored("b", 11).pullMore(0, 11, message("a", 10)), Invariant.I4);
        assertHeld(
                new Story().stored("a", 10).stored("b", 11).pull(10, 1, true, false, 9, message("a", 10)),
                Invariant.I4);
    }

    @Test
    void i4ShouldNotAskForWhatWasAnsweredMeanwhile() {
        Story story = new Story().send("a", null, 1, 4, new Stored(10, false)).pull(4, 6, 0, 10, false, false, 0);

        assertThat(story.judged().violations()).isEmpty();
        assertNotJudged(story, Invariant.I4);
    }

    @Test
    void i4ShouldMissAnAnsweredSendInAPullDownward() {
        assertViolated(
                new Story().stored("a", 10).stored("b", 11).pull(0, 2, true, false, 9, message("a", 10)),
                Invariant.I4,
                2,
                3);
    }

    @Test
    void i6ShouldSeeWhatVanishesBetweenTwoPulls() {
        assertViolated(new Story().open("a").pull(0, message("a", 10)).pull(0), Invariant.I6, 2, 3);
        assertHeld(new Story().open("a").pull(0, message("a", 10)).pull(0, message("a", 10)), Invariant.I6);
    }

    @Test
    void i6ShouldSeeWhatVanishesInTheEnd() {
        assertViolated(new Story().open("a").pull(0, message("a", 10)).rows(), Invariant.I6, 2, 3);
        assertHeld(new Story().open("a").pull(0, message("a", 10)).rows(row("a", 10)), Invariant.I6);
    }

    @Test
    void i6ShouldNotBeJudgedFromOnePull() {
        assertNotJudged(new Story().open("a").pull(0, message("a", 10)), Invariant.I6);
    }

    @Test
    void c1ShouldSeeAPageOutOfOrder() {
        Story sent = new Story().stored("a", 10).stored("b", 11);

        assertViolated(sent.pull(0, 10, false, false, 11, message("b", 11), message("a", 10)), Invariant.C1, 3);
    }

    @Test
    void c1ShouldSeeAMessageBeforeTheCursor() {
        assertViolated(new Story().stored("a", 10).pull(11, message("a", 10)), Invariant.C1, 2);
        assertViolated(new Story().stored("a", 10).pull(9, 1, true, false, 9, message("a", 10)), Invariant.C1, 2);
    }

    @Test
    void c1ShouldSeeAPageAboveItsLimit() {
        Story sent = new Story().stored("a", 10).stored("b", 11);

        assertViolated(sent.pull(0, 1, false, false, 12, message("a", 10), message("b", 11)), Invariant.C1, 3);
    }

    @Test
    void c1ShouldSeeAPageAboveItsBytes() {
        Settings small = new Settings(10_000, 10, 1_000, 5, Duration.ofSeconds(5), 10);
        String two = "\u00e4";

        assertThat(new Story()
                        .stored(two, 10)
                        .stored(two + two, 11)
                        .pull(0, message(two, 10), message(two + two, 11))
                        .judged(small)
                        .of(Invariant.C1)
                        .violations())
                .isEqualTo(1);
        assertThat(new Story()
                        .stored("a", 10)
                        .stored(two + two, 11)
                        .pull(0, message("a", 10), message(two + two, 11))
                        .judged(small)
                        .violations())
                .isEmpty();
    }

    @Test
    void c1ShouldSeeAWrongNextCursorAtTheEnd() {
        Story sent = new Story().stored("a", 10);

        assertViolated(sent.pull(0, 10, false, false, 12, message("a", 10)), Invariant.C1, 2);
        assertViolated(new Story().pull(7, 10, false, false, 8), Invariant.C1, 1);
        assertViolated(new Story().stored("a", 10).pull(0, 10, true, false, 10, message("a", 10)), Invariant.C1, 2);
        assertHeld(new Story().pull(7), Invariant.C1);
        assertHeld(new Story().stored("a", 10).pull(0, 10, true, false, 9, message("a", 10)), Invariant.C1);
    }

    @Test
    void c1ShouldSeeAWrongNextCursorWithMore() {
        Story sent = new Story().stored("a", 10).stored("b", 12);
        assertViolated(sent.pullMore(0, 11, message("a", 10)).rows(row("a", 10), row("b", 12)), Invariant.C1, 3);

        Story right = new Story().stored("a", 10).stored("b", 12);
        assertHeld(right.pullMore(0, 12, message("a", 10)).rows(row("a", 10), row("b", 12)), Invariant.C1);
    }

    @Test
    void c1ShouldSeeMoreThatIsNotBeyondThePage() {
        assertViolated(new Story().stored("a", 10).pullMore(0, 10, message("a", 10)), Invariant.C1, 2);
        assertViolated(new Story().pullMore(0, 10), Invariant.C1, 1);
    }

    @Test
    void c1ShouldSeeMoreThatWasNotSentYet() {
        Story story =
                new Story().stored("a", 10).pullMore(0, 12, message("a", 10)).stored("b", 12);

        assertViolated(story.rows(row("a", 10), row("b", 12)), Invariant.C1, 2);
    }
}
