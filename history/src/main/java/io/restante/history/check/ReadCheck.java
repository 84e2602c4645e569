package io.restante.history.check;

import io.restante.history.operation.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * I3, I4 and I6, which compare what a pull shows with what other reads and the answers show. Each page is laid between the marks of
 * all reads, and each gap in it is asked for the one mark that would be worst there; so no two reads are ever compared one by one.
 */
final class ReadCheck implements Check {
    @Override
    public void judge(ChatFacts chat, Findings findings) {
        Marks answers = new Marks(chat.answers());
        Marks pulled = new Marks(chat.seen().stream()
                .filter(Seen::wasPulled)
                .map(Seen::firstMark)
                .toList());
        Marks last = new Marks(chat.seen().stream().map(Seen::lastMark).toList());
        for (PulledPage page : chat.pages()) {
            long[] places = page.places();
            judgeCovered(chat, page, places, last, findings);
            judgeContained(chat, page, places, answers, findings);
            judgeStill(chat, page, places, pulled, findings);
        }
        judgeSame(chat, findings);
        judgeFinally(chat, findings);
    }

    /** I3: no later read shows anything in the covered range that the page does not show. */
    private static void judgeCovered(ChatFacts chat, PulledPage page, long[] places, Marks last, Findings findings) {
        Range covered = page.covered();
        long later = -page.pull().completed();
        if (page.messages().isEmpty()) {
            return;
        }
        boolean readAgain =
                chat.finallyRead() > page.pull().completed() || last.below(later, covered.from(), covered.to()) != null;
        if (!readAgain) {
            findings.notJudged(Invariant.I3);
            return;
        }
        findings.judged(Invariant.I3);
        Mark appeared = last.belowBetween(places, later, covered.from(), covered.to());
        if (appeared != null) {
            findings.violated(
                    Invariant.I3,
                    chat,
                    List.of(page.id(), appeared.operation()),
                    "A pull covered " + covered.from() + " to " + covered.to() + ", and a later read shows "
                            + appeared.at() + " in it, which that pull did not.");
        }
    }

    /** I4: what was answered before the pull began is in its page, as far as the page goes. */
    private static void judgeContained(
            ChatFacts chat, PulledPage page, long[] places, Marks answers, Findings findings) {
        Range whole = page.whole();
        long began = page.pull().invoked();
        if (answers.below(began, whole.from(), whole.to()) == null) {
            return;
        }
        findings.judged(Invariant.I4);
        Mark missing = answers.belowBetween(places, began, whole.from(), whole.to());
        if (missing != null) {
            findings.violated(
                    Invariant.I4,
                    chat,
                    List.of(missing.operation(), page.id()),
                    "A send was answered " + missing.at() + " before a pull from "
                            + page.pull().cursor() + " began, which does not show it.");
        }
    }

    /** I6, between pulls: what an earlier pull showed is in the page, as far as the page goes. */
    private static void judgeStill(ChatFacts chat, PulledPage page, long[] places, Marks pulled, Findings findings) {
        Range whole = page.whole();
        long began = page.pull().invoked();
        if (pulled.below(began, whole.from(), whole.to()) == null) {
            return;
        }
        findings.judged(Invariant.I6);
        Mark missing = pulled.belowBetween(places, began, whole.from(), whole.to());
        if (missing != null) {
            findings.violated(
                    Invariant.I6,
                    chat,
                    List.of(missing.operation(), page.id()),
                    "A pull showed " + missing.at() + ", and a later pull does not show it any more.");
        }
    }

    /** I3 again: whatever two reads show at one place is the same. */
    private static void judgeSame(ChatFacts chat, Findings findings) {
        for (Seen seen : chat.seen()) {
            if (seen.otherwise() != 0) {
                findings.violated(
                        Invariant.I3,
                        chat,
                        List.of(seen.by(), seen.otherwise()),
                        "Two reads show different messages at " + seen.sendTime() + ", one of them "
                                + Said.in(seen.message()) + ".");
            }
        }
    }

    /** I6, in the end: what a pull showed stands at ALL. */
    private static void judgeFinally(ChatFacts chat, Findings findings) {
        @Nullable FinalRows all = chat.all();
        for (Seen seen : chat.seen()) {
            if (all == null || seen.firstPulled() >= chat.finallyRead()) {
                continue;
            }
            findings.judged(Invariant.I6);
            Message message = seen.message();
            if (!all.holds(message)) {
                findings.violated(
                        Invariant.I6,
                        chat,
                        List.of(seen.by(), all.read().id()),
                        Said.in(message) + " was pulled from " + seen.sendTime()
                                + ", where it does not stand in the end.");
            }
        }
    }
}
