package io.restante.history.check;

import io.restante.history.operation.Entry;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One message that a client wanted to send: all tries of it together, and where it was seen. */
final class Intent {
    private final Said said;
    private final List<Send> tries = new ArrayList<>(1);
    private final List<Seen> appearances = new ArrayList<>(1);
    private final Set<Long> answeredAt = new HashSet<>(2);
    private int unknown;
    private long invoked = Entry.NEVER;

    Intent(Said said) {
        this.said = said;
    }

    void tried(Send send) {
        tries.add(send);
        if (send.outcome() instanceof SendOutcome.Stored stored) {
            answeredAt.add(stored.sendTime());
        } else if (send.outcome() instanceof SendOutcome.Unknown) {
            unknown++;
        }
        invoked = Math.min(invoked, send.invoked());
    }

    /** Must be called in the order of places. */
    void appeared(Seen seen) {
        appearances.add(seen);
    }

    Said said() {
        return said;
    }

    @Nullable String key() {
        return tries.get(0).key();
    }

    List<Send> tries() {
        return tries;
    }

    List<Seen> appearances() {
        return appearances;
    }

    /** When it was first tried. */
    long invoked() {
        return invoked;
    }

    boolean isAnswered() {
        return !answeredAt.isEmpty();
    }

    boolean isAnsweredAt(long sendTime) {
        return answeredAt.contains(sendTime);
    }

    /** Whether every try was refused as certainly not stored. */
    boolean isRefused() {
        return answeredAt.isEmpty() && unknown == 0;
    }

    /** Whether it is open, for all or for some of its tries, if it is stored: the ninth invariant is about it. */
    boolean isOpen() {
        return unknown > 0 && (key() == null || answeredAt.isEmpty());
    }

    /** An appearance that no try of it can have caused beside the others; null where there is none. */
    @Nullable Seen surplus(ChatFacts chat) {
        return key() == null ? surplusOfTries() : surplusOfKey(chat);
    }

    private @Nullable Seen surplusOfTries() {
        int left = unknown;
        for (Seen seen : appearances) {
            if (!isAnsweredAt(seen.sendTime()) && --left < 0) {
                return seen;
            }
        }
        return null;
    }

    private @Nullable Seen surplusOfKey(ChatFacts chat) {
        for (int i = 1; i < appearances.size(); i++) {
            Seen seen = appearances.get(i);
            if (chat.remembers(appearances.get(i - 1).sendTime(), seen.sendTime())) {
                return seen;
            }
        }
        return null;
    }

    /** The tries as the operations of a violation, at most a few. */
    List<Integer> operations(int... more) {
        List<Integer> ids = new ArrayList<>();
        tries.stream().limit(5).forEach(send -> ids.add(send.id()));
        for (int id : more) {
            if (!ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids;
    }
}
