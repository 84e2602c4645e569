package io.restante.history.check;

import java.util.List;

/** C3: nothing appears that nobody sent, or before it was sent. */
final class SentCheck implements Check {
    private final boolean whole;

    /** Where the history is not whole, the sends of what appears may be missing. */
    SentCheck(boolean whole) {
        this.whole = whole;
    }

    @Override
    public void judge(ChatFacts chat, Findings findings) {
        for (Seen seen : chat.seen()) {
            Intent intent = chat.intent(seen.message());
            if (intent == null && !whole) {
                findings.notJudged(Invariant.C3);
                continue;
            }
            findings.judged(Invariant.C3);
            Said said = Said.in(seen.message());
            if (intent == null) {
                findings.violated(
                        Invariant.C3,
                        chat,
                        List.of(seen.by()),
                        said + " stands at " + seen.sendTime() + ", but nobody sent it.");
            } else if (seen.firstPulled() < intent.invoked()) {
                findings.violated(
                        Invariant.C3,
                        chat,
                        intent.operations(seen.by()),
                        said + " was pulled from " + seen.sendTime() + " before it was sent.");
            }
        }
    }
}
