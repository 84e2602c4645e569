package io.restante.history.check;

import io.restante.history.operation.Row;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome.Stored;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** I1: every answered send is there once, unchanged. */
final class KeptCheck implements Check {
    @Override
    public void judge(ChatFacts chat, Findings findings) {
        for (Send send : chat.sends()) {
            if (send.outcome() instanceof Stored stored) {
                judge(chat, send, stored, findings);
            }
        }
        for (Intent intent : chat.intents()) {
            if (intent.isAnswered() && !intent.isOpen()) {
                judgeOnce(chat, intent, findings);
            }
        }
    }

    private static void judge(ChatFacts chat, Send send, Stored stored, Findings findings) {
        FinalRows all = chat.all();
        if (all == null || send.completed() >= chat.finallyRead()) {
            findings.notJudged(Invariant.I1);
            return;
        }
        findings.judged(Invariant.I1);
        Row row = all.at(stored.sendTime());
        String wrong = wrong(send, row);
        if (wrong != null) {
            findings.violated(
                    Invariant.I1,
                    chat,
                    List.of(send.id(), all.read().id()),
                    Said.by(send) + " was answered " + stored.sendTime() + ", but " + wrong + ".");
        }
    }

    private static @Nullable String wrong(Send send, @Nullable Row row) {
        if (row == null) {
            return "no row stands there";
        }
        if (!Said.by(send).equals(Said.in(row.message()))) {
            return "the row there is " + Said.in(row.message());
        }
        Row.Internals internals = row.internals();
        if (internals != null && !Objects.equals(internals.key(), send.key())) {
            return "the row there has the key " + internals.key() + ", not " + send.key();
        }
        return null;
    }

    private static void judgeOnce(ChatFacts chat, Intent intent, Findings findings) {
        Seen surplus = intent.surplus(chat);
        if (surplus != null) {
            findings.violated(
                    Invariant.I1,
                    chat,
                    intent.operations(surplus.by()),
                    intent.said() + " was answered, and stands at " + surplus.sendTime() + " once too often.");
        }
    }
}
