package io.restante.history.check;

import io.restante.history.operation.Entry;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome.NotStored;
import io.restante.history.operation.SendOutcome.Stored;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * C4: an answer is marked as replayed exactly when an earlier request had stored it. Where requests of a key overlap, either may
 * be; judged is what is certain.
 */
final class ReplayCheck implements Check {
    private final boolean whole;

    /** Where the history is not whole, the request that stored it may be missing. */
    ReplayCheck(boolean whole) {
        this.whole = whole;
    }

    @Override
    public void judge(ChatFacts chat, Findings findings) {
        chat.keys().values().forEach(tries -> judge(chat, tries, findings));
    }

    private void judge(ChatFacts chat, List<Send> tries, Findings findings) {
        Map<Long, Send> firstAnswers = new HashMap<>(2);
        long[] invoked = firstTwo(tries);
        for (Send send : tries) {
            if (send.outcome() instanceof Stored stored) {
                firstAnswers.merge(
                        stored.sendTime(), send, (one, other) -> other.completed() < one.completed() ? other : one);
            }
        }
        for (Send send : tries) {
            if (send.outcome() instanceof Stored stored) {
                Send first = firstAnswers.getOrDefault(stored.sendTime(), send);
                boolean must = first.completed() < send.invoked();
                long other = send.invoked() == invoked[0] ? invoked[1] : invoked[0];
                boolean can = other < send.completed() || !whole;
                judge(chat, send, stored, must, can, findings);
            }
        }
    }

    private static void judge(ChatFacts chat, Send send, Stored stored, boolean must, boolean can, Findings findings) {
        if (must == can) {
            findings.judged(Invariant.C4);
        } else {
            findings.notJudged(Invariant.C4);
        }
        if (must && !stored.replayed()) {
            findings.violated(
                    Invariant.C4, chat, List.of(send.id()), "A repeat of an answered key is not marked as replayed.");
        } else if (!can && stored.replayed()) {
            findings.violated(
                    Invariant.C4,
                    chat,
                    List.of(send.id()),
                    "An answer is marked as replayed, where no earlier request can have stored it.");
        }
    }

    /** When the first and the second try began that can have stored it. */
    private static long[] firstTwo(List<Send> tries) {
        long first = Entry.NEVER;
        long second = Entry.NEVER;
        for (Send send : tries) {
            if (send.outcome() instanceof NotStored) {
                continue;
            }
            if (send.invoked() < first) {
                second = first;
                first = send.invoked();
            } else {
                second = Math.min(second, send.invoked());
            }
        }
        return new long[] {first, second};
    }
}
