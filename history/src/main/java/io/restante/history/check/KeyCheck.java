package io.restante.history.check;

import io.restante.history.operation.Row;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** I5: at most one row per key, and all answers for a key agree; while the key is remembered. */
final class KeyCheck implements Check {
    @Override
    public void judge(ChatFacts chat, Findings findings) {
        for (Map.Entry<String, List<Send>> key : chat.keys().entrySet()) {
            List<Send> answered = key.getValue().stream()
                    .filter(send -> send.outcome() instanceof Stored)
                    .sorted(Comparator.comparingLong(KeyCheck::sendTime))
                    .toList();
            if (chat.all() != null || answered.size() > 1) {
                findings.judged(Invariant.I5);
            } else {
                findings.notJudged(Invariant.I5);
            }
            judgeAnswers(chat, key.getKey(), answered, findings);
        }
        if (chat.all() != null) {
            judgeRows(chat, chat.all(), findings);
        } else {
            judgeAppearances(chat, findings);
        }
    }

    private static void judgeAnswers(ChatFacts chat, String key, List<Send> answered, Findings findings) {
        for (int i = 1; i < answered.size(); i++) {
            long one = sendTime(answered.get(i - 1));
            long other = sendTime(answered.get(i));
            if (one != other && chat.remembers(one, other)) {
                findings.violated(
                        Invariant.I5,
                        chat,
                        List.of(answered.get(i - 1).id(), answered.get(i).id()),
                        "The key " + Quote.shortened(key) + " was answered both " + one + " and " + other + ".");
            }
        }
    }

    private static void judgeRows(ChatFacts chat, FinalRows all, Findings findings) {
        Map<String, Long> last = new HashMap<>();
        for (Row row : all.rows()) {
            String key = key(chat, row);
            Long before = key == null ? null : last.put(key, row.sendTime());
            if (key != null && before != null && chat.remembers(before, row.sendTime())) {
                List<Integer> operations = new ArrayList<>(List.of(all.read().id()));
                chat.keys().getOrDefault(key, List.of()).stream().limit(5).forEach(send -> operations.add(send.id()));
                findings.violated(
                        Invariant.I5,
                        chat,
                        operations,
                        "The key " + Quote.shortened(key) + " has two rows, at " + before + " and " + row.sendTime()
                                + ".");
            }
        }
    }

    private static void judgeAppearances(ChatFacts chat, Findings findings) {
        for (Intent intent : chat.intents()) {
            Seen surplus = intent.key() == null ? null : intent.surplus(chat);
            if (surplus != null) {
                findings.judged(Invariant.I5);
                findings.violated(
                        Invariant.I5,
                        chat,
                        intent.operations(surplus.by()),
                        "The key " + Quote.shortened(String.valueOf(intent.key())) + " has a second message at "
                                + surplus.sendTime() + ".");
            }
        }
    }

    private static @Nullable String key(ChatFacts chat, Row row) {
        if (row.internals() != null) {
            return row.internals().key();
        }
        Intent intent = chat.intent(row.message());
        return intent == null ? null : intent.key();
    }

    private static long sendTime(Send send) {
        if (send.outcome() instanceof Stored stored) {
            return stored.sendTime();
        }
        throw new IllegalArgumentException("send " + send.id() + " is not stored");
    }
}
