package io.restante.history.check;

import java.util.List;

/**
 * How one invariant stands.
 *
 * @param invariant which
 * @param judged on how many {@link Invariant#unit units} it was judged
 * @param notJudged how many more there are that the history has no data for
 * @param violations how often it is violated
 * @param examples the first of the violations
 */
public record Verdict(Invariant invariant, long judged, long notJudged, long violations, List<Violation> examples) {
    /** What a verdict can be. */
    public enum Status {
        HELD,
        VIOLATED,
        NOT_JUDGED
    }

    public Verdict {
        examples = List.copyOf(examples);
    }

    /** Violated, held on all that was judged, or not judged for lack of data. */
    public Status status() {
        if (violations > 0) {
            return Status.VIOLATED;
        }
        return judged > 0 ? Status.HELD : Status.NOT_JUDGED;
    }
}
