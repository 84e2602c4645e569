package io.restante.history.check;

import io.restante.history.operation.Entry;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the place of every message of a chat: repeats of a key are one message. */
final class Placing {
    private final List<Placed> placed = new ArrayList<>();

    private Placing() {}

    static List<Placed> of(ChatFacts chat) {
        Placing placing = new Placing();
        for (Send send : chat.sends()) {
            if (send.key() == null && send.outcome() instanceof Stored stored) {
                placing.add(stored.sendTime(), send.invoked(), send);
            }
        }
        chat.keys().values().forEach(placing::addKey);
        chat.intents().forEach(placing::addUnanswered);
        return placing.placed;
    }

    private void addKey(List<Send> tries) {
        Map<Long, Send> first = new HashMap<>(2);
        long invoked = Entry.NEVER;
        for (Send send : tries) {
            invoked = Math.min(invoked, send.invoked());
            if (send.outcome() instanceof Stored stored) {
                first.merge(stored.sendTime(), send, (one, other) -> other.completed() < one.completed() ? other : one);
            }
        }
        for (Map.Entry<Long, Send> answer : first.entrySet()) {
            add(answer.getKey(), invoked, answer.getValue());
        }
    }

    private void addUnanswered(Intent intent) {
        for (Seen seen : intent.appearances()) {
            if (!intent.isAnsweredAt(seen.sendTime())) {
                int operation = intent.tries().get(0).id();
                placed.add(new Placed(seen.sendTime(), intent.invoked(), Entry.NEVER, operation));
            }
        }
    }

    private void add(long sendTime, long invoked, Send answered) {
        placed.add(new Placed(sendTime, invoked, answered.completed(), answered.id()));
    }
}
