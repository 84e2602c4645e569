package io.restante.history.check;

import java.util.List;

/**
 * What a checker found.
 *
 * @param counts what was judged
 * @param verdicts one for each invariant, in their order
 */
public record Report(Counts counts, List<Verdict> verdicts) {
    public Report {
        verdicts = List.copyOf(verdicts);
    }

    /** Whether no invariant is violated; those that could not be judged do not count. */
    public boolean holds() {
        return verdicts.stream().noneMatch(verdict -> verdict.violations() > 0);
    }

    /** The verdict on one invariant. */
    public Verdict of(Invariant invariant) {
        return verdicts.stream()
                .filter(verdict -> verdict.invariant() == invariant)
                .findFirst()
                .orElseThrow();
    }

    /** The examples of all violations. */
    public List<Violation> violations() {
        return verdicts.stream().flatMap(verdict -> verdict.examples().stream()).toList();
    }

    /** All of it for people, several lines. */
    @Override
    public String toString() {
        return ReportText.of(this);
    }
}
