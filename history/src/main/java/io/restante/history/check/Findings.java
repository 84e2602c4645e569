package io.restante.history.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the checks find: counted in full, kept up to a bound. */
final class Findings {
    private static final class Tally {
        long judged;
        long notJudged;
        long violations;
        final List<Violation> examples = new ArrayList<>();
    }

    private final int keep;
    private final Map<Invariant, Tally> tallies = new EnumMap<>(Invariant.class);

    /** Keeps so many violations of each invariant. */
    Findings(int keep) {
        this.keep = keep;
        for (Invariant invariant : Invariant.values()) {
            tallies.put(invariant, new Tally());
        }
    }

    void judged(Invariant invariant) {
        tally(invariant).judged++;
    }

    void notJudged(Invariant invariant) {
        tally(invariant).notJudged++;
    }

    void violated(Invariant invariant, ChatFacts chat, List<Integer> operations, String sentence) {
        violated(invariant, chat.name(), operations, sentence);
    }

    void violated(Invariant invariant, String chat, List<Integer> operations, String sentence) {
        Tally tally = tally(invariant);
        tally.violations++;
        if (tally.examples.size() < keep) {
            tally.examples.add(new Violation(invariant, chat, operations, sentence));
        }
    }

    List<Verdict> verdicts() {
        return tallies.entrySet().stream()
                .map(entry -> verdict(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Verdict verdict(Invariant invariant, Tally tally) {
        return new Verdict(invariant, tally.judged, tally.notJudged, tally.violations, tally.examples);
    }

    private Tally tally(Invariant invariant) {
        Tally tally = tallies.get(invariant);
        if (tally == null) {
            throw new IllegalStateException("no tally of " + invariant);
        }
        return tally;
    }
}
