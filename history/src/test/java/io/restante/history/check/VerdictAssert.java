package io.restante.history.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.history.check.Verdict.Status;

/** What a small history is expected to come to. */
final class VerdictAssert {
    private VerdictAssert() {}

    /** This invariant is violated by these operations, perhaps others too. */
    static void assertViolated(Story story, Invariant invariant, Integer... operations) {
        Report report = story.judged();
        Verdict verdict = report.of(invariant);
        assertThat(verdict.status()).as(report.toString()).isEqualTo(Status.VIOLATED);
        assertThat(verdict.examples().get(0).operations()).as(report.toString()).containsExactlyInAnyOrder(operations);
        assertThat(verdict.judged()).as(report.toString()).isPositive();
    }

    /** This invariant was judged, and nothing at all is violated. */
    static void assertHeld(Story story, Invariant invariant) {
        Report report = story.judged();
        assertThat(report.violations()).isEmpty();
        assertThat(report.of(invariant).status()).as(report.toString()).isEqualTo(Status.HELD);
    }

    static void assertNotJudged(Story story, Invariant invariant) {
        Report report = story.judged();
        assertThat(report.of(invariant).status()).as(report.toString()).isEqualTo(Status.NOT_JUDGED);
    }
}
