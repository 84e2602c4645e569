package io.restante.rpcstore.chat;

import java.util.concurrent.atomic.AtomicLong;

/** A bound on what all chats of this member hold together. Thread-safe. */
public final class Budget {
    private final long most;
    private final AtomicLong used = new AtomicLong();

    public Budget(long most) {
        this.most = most;
    }

    /** Takes {@code amount}, or nothing and answers false where that would be too much. */
    boolean tryTake(long amount) {
        if (used.addAndGet(amount) <= most) {
            return true;
        }
        used.addAndGet(-amount);
        return false;
    }

    /** Gives back what was taken; a negative amount takes without asking. */
    void giveBack(long amount) {
        used.addAndGet(-amount);
    }

    boolean isExceeded() {
        return used.get() > most;
    }

    long used() {
        return used.get();
    }
}
