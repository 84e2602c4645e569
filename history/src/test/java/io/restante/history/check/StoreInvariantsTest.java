package io.restante.history.check;

import static io.restante.history.check.Story.message;
import static io.restante.history.check.Story.row;
import static io.restante.history.check.VerdictAssert.assertHeld;
import static io.restante.history.check.VerdictAssert.assertNotJudged;
import static io.restante.history.check.VerdictAssert.assertViolated;

import org.junit.jupiter.api.Test;

/** For each invariant about the rows the smallest history that violates it, and its smallest neighbour that does not. */
class StoreInvariantsTest {
    @Test
    void i7ShouldSeeABrokenChain() {
        Story sent = new Story().stored("a", 10).stored("b", 11);

        assertViolated(sent.rows(row("a", 10, 0, 10, 1), row("b", 11, 9, 11, 1)), Invariant.I7, 3);
        assertHeld(
                new Story().stored("a", 10).stored("b", 11).rows(row("a", 10, 0, 10, 1), row("b", 11, 10, 11, 1)),
                Invariant.I7);
    }

    @Test
    void i7ShouldSeeAnIncompleteBatch() {
        assertViolated(new Story().stored("a", 10).rows(row("a", 10, 0, 10, 2)), Invariant.I7, 2);
        assertViolated(new Story().stored("b", 11).rows(row("b", 11, 0, 10, 2)), Invariant.I7, 2);
        assertHeld(
                new Story().stored("a", 10).open("b").rows(row("a", 10, 0, 10, 2), row("b", 11, 0, 10, 2)),
                Invariant.I7);
    }

    @Test
    void i7ShouldSeeABatchThatIsTooLarge() {
        assertViolated(
                new Story().open("a").open("b").rows(row("a", 10, 0, 10, 1), row("b", 11, 0, 10, 1)), Invariant.I7, 3);
    }

    @Test
    void i7ShouldSeeRowsOfABatchThatDisagree() {
        assertViolated(
                new Story().stored("a", 10).stored("b", 11).rows(row("a", 10, 0, 10, 2), row("b", 11, 10, 10, 2)),
                Invariant.I7,
                3);
    }

    @Test
    void i7ShouldLetTheNewestBatchBeTornWhereNobodyWasToldOfIt() {
        assertHeld(new Story().open("a").open("b").rows(row("a", 10, 0, 10, 2)), Invariant.I7);
        assertViolated(
                new Story().open("a").open("b").pull(0, message("a", 10)).rows(row("a", 10, 0, 10, 2)),
                Invariant.I7,
                4);
        assertViolated(
                new Story().open("a").open("b").open("c").rows(row("a", 10, 0, 10, 2), row("c", 12, 10, 12, 1)),
                Invariant.I7,
                4);
    }

    @Test
    void i7ShouldNotBeJudgedWithoutTheColumnsOfTheStore() {
        assertNotJudged(new Story().stored("a", 10).rows(row("a", 10)), Invariant.I7);
    }

    @Test
    void i8ShouldSeeAReplicaThatLacksAGatedRow() {
        assertViolated(new Story().stored("a", 10).rows(row("a", 10)).view("r1"), Invariant.I8, 2, 3);
        assertHeld(new Story().stored("a", 10).rows(row("a", 10)).view("r1", row("a", 10)), Invariant.I8);
    }

    @Test
    void i8ShouldSeeAReplicaThatHasMoreOrAnotherRow() {
        Story more = new Story().open("a").stored("b", 11).rows(row("b", 11));
        assertViolated(more.view("r1", row("a", 10), row("b", 11)), Invariant.I8, 3, 4);

        Story other = new Story().stored("a", 10).rows(row("a", 10, 0, 10, 1));
        assertViolated(other.view("r1", row("a", 10, 0, 10, 2)), Invariant.I8, 2, 3);
    }

    @Test
    void i8ShouldCompareReplicasWithOneAnother() {
        assertViolated(new Story().stored("a", 10).view("r1", row("a", 10)).view("r2"), Invariant.I8, 2, 3);
    }

    @Test
    void i8ShouldLetReplicasDifferInWhatIsNotGated() {
        assertHeld(
                new Story()
                        .stored("a", 10)
                        .open("b")
                        .rows(row("a", 10), row("b", 11))
                        .view("r1", row("a", 10)),
                Invariant.I8);
    }

    @Test
    void i8ShouldNotBeJudgedFromOneView() {
        assertNotJudged(new Story().stored("a", 10).rows(row("a", 10)), Invariant.I8);
    }
}
