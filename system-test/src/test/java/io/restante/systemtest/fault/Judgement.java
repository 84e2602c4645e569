package io.restante.systemtest.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.history.check.Invariant;
import io.restante.history.check.Report;
import io.restante.history.check.Verdict.Status;
import java.util.EnumSet;
import java.util.Set;

/** What a history must show: nothing violated, and nothing that any load has data for left without a judgement. */
final class Judgement {
    /** A kill of an owner and a definite refusal are not part of every run, and replicas are read together only. */
    private static final Set<Invariant> NOT_ALWAYS = EnumSet.of(Invariant.I8, Invariant.I10, Invariant.C2);

    private Judgement() {}

    /** All but the time of recovery: how long a build's machine takes is told by its report, and proves nothing. */
    static void assertHolds(Report report) {
        assertThat(report.verdicts())
                .filteredOn(verdict -> verdict.invariant() != Invariant.I10)
                .as(report.toString())
                .noneMatch(verdict -> verdict.status() == Status.VIOLATED);
        assertThat(report.verdicts())
                .filteredOn(verdict -> !NOT_ALWAYS.contains(verdict.invariant()))
                .as(report.toString())
                .noneMatch(verdict -> verdict.status() == Status.NOT_JUDGED);
    }
}
