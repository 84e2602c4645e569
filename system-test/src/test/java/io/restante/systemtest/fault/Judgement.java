package io.restante.systemtest.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.history.check.Invariant;
import io.restante.history.check.Report;
import io.restante.history.check.Verdict;
import io.restante.history.check.Verdict.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a history must show: nothing violated, and nothing that any load has data for left without a judgement. */
public final class Judgement {
    /**
     * A kill of an owner, a send without an answer and a definite refusal are not part of every run: where a machine is quick, others
     * take over before anybody's patience ends. Replicas are read together only.
     */
    private static final Set<Invariant> NOT_ALWAYS =
            EnumSet.of(Invariant.I8, Invariant.I9, Invariant.I10, Invariant.C2);

    private Judgement() {}

    /** All but the time of recovery: how long a build's machine takes is told by its report, and proves nothing. */
    public static void assertHolds(Report report) {
        assertThat(those(report, verdict -> verdict.invariant() != Invariant.I10, Status.VIOLATED))
                .as("violated, in %s", report)
                .isEmpty();
        assertThat(those(report, verdict -> !NOT_ALWAYS.contains(verdict.invariant()), Status.NOT_JUDGED))
                .as("not judged, in %s", report)
                .isEmpty();
    }

    /** That a run which must have had the data for it was judged by this invariant too. */
    static void assertJudged(Report report, Invariant invariant) {
        assertThat(report.of(invariant).status())
                .as("%s, in %s", invariant, report)
                .isNotEqualTo(Status.NOT_JUDGED);
    }

    private static List<Invariant> those(Report report, Predicate<Verdict> asked, Status status) {
        return report.verdicts().stream()
                .filter(asked)
                .filter(verdict -> verdict.status() == status)
                .map(Verdict::invariant)
                .toList();
    }
}
