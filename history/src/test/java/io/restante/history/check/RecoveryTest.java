package io.restante.history.check;

import static io.restante.history.check.Story.CHAT;
import static io.restante.history.check.VerdictAssert.assertHeld;
import static io.restante.history.check.VerdictAssert.assertNotJudged;
import static io.restante.history.check.VerdictAssert.assertViolated;

import io.restante.history.operation.Entry;
import io.restante.history.operation.Fault.Kind;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome;
import io.restante.history.operation.SendOutcome.NotStored;
import io.restante.history.operation.SendOutcome.Stored;
import io.restante.history.operation.SendOutcome.Unknown;
import org.junit.jupiter.api.Test;

/** I10: what counts as a chat that works again after the kill of its owner, and what as one that does not. */
class RecoveryTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long KILLED = 100 * SECOND;
    private static final SendOutcome STORED = new Stored(10, false);
    private static final SendOutcome REFUSED = new NotStored("503");

    private static Story killed() {
        return new Story().fault(Kind.KILL, "s1", KILLED, CHAT);
    }

    private static Story after(Story story, double invoked, double completed, SendOutcome outcome) {
        long text = story.entries().size();
        return story.send("m" + text, null, at(invoked), at(completed), outcome);
    }

    private static long at(double seconds) {
        return KILLED + (long) (seconds * SECOND);
    }

    @Test
    void aSendThatIsStoredInTimeShouldBeEnough() {
        assertHeld(after(killed(), 4, 5, STORED), Invariant.I10);
        assertHeld(after(after(killed(), 1, 1.1, REFUSED), 3, 3.1, STORED), Invariant.I10);
    }

    @Test
    void aSendThatWaitsBeyondTheTimeShouldViolate() {
        assertViolated(after(killed(), 4, 5.1, STORED), Invariant.I10, 1, 2);
    }

    @Test
    void aSendThatFailsBeyondTheTimeShouldViolate() {
        assertViolated(after(killed(), 5, 5.1, REFUSED), Invariant.I10, 1, 2);
        assertViolated(after(killed(), 4.9, 5.1, new Unknown("504")), Invariant.I10, 1, 2);
        assertViolated(after(killed(), 8, 8.1, REFUSED), Invariant.I10, 1, 2);
    }

    @Test
    void aSendThatHadNoTimeToTryShouldNotBeJudged() {
        assertNotJudged(after(killed(), 4.9, 5.1, STORED), Invariant.I10);
        assertNotJudged(after(killed(), 8, 8.1, STORED), Invariant.I10);
        assertNotJudged(after(killed(), 1, 1.1, REFUSED), Invariant.I10);
        assertNotJudged(after(killed(), -1, 0.1, STORED), Invariant.I10);
    }

    @Test
    void aHistoryThatEndsTooSoonShouldNotBeJudged() {
        Story hangs = killed().send("a", null, at(1), Entry.NEVER, new Unknown("no answer"));

        assertNotJudged(hangs, Invariant.I10);
        assertViolated(hangs.fault(Kind.START, "s1", at(5)), Invariant.I10, 1, 2);
    }

    @Test
    void anotherFaultAroundItShouldExcuseIt() {
        assertNotJudged(after(killed(), 4, 5.1, STORED).fault(Kind.KILL, "cassandra-2", at(2)), Invariant.I10);
        assertNotJudged(after(killed(), 4, 5.1, STORED).fault(Kind.PAUSE, "s2", at(-50)), Invariant.I10);
        assertViolated(
                after(killed(), 4, 5.1, STORED).fault(Kind.PAUSE, "s2", at(-50)).fault(Kind.RESUME, "s2", at(-40)),
                Invariant.I10,
                1,
                2);
    }

    @Test
    void anotherFaultShouldNotHideThatItWorks() {
        assertHeld(after(killed(), 1, 2, STORED).fault(Kind.KILL, "cassandra-2", at(1)), Invariant.I10);
    }

    @Test
    void otherChatsShouldNotBeJudged() {
        assertNotJudged(after(new Story().fault(Kind.KILL, "s1", KILLED, "other"), 4, 5.1, STORED), Invariant.I10);
    }

    @Test
    void bothNamesOfADirectChatShouldBeOneChat() {
        Story story = new Story().fault(Kind.KILL, "s1", KILLED, "bob:ann");
        story.entries().add(new Send(2, "c1", "ann:bob", "ann", "a", null, at(1), at(2), STORED));

        assertHeld(story, Invariant.I10);
    }
}
