package io.restante.rpcstore.chat;

import java.util.concurrent.atomic.AtomicLong;

/** A bound on what many hold together. Thread-safe. */
public final class Budget {
    private final long most;
    private final AtomicLong used = new AtomicLong();

    public Budget(long most) {
        this.most = most;
    }

    /** Takes {@code amount}, or nothing and answers false where that would be too much. */
    public boolean tryTake(long amount) {
        if (used.addAndGet(amount) <= most) {
            return true;
        }
        used.addAndGet(-amount);
        return false;
    }

    /** Gives back what was taken; a negative amount takes without asking. */
    public void giveBack(long amount) {
        used.addAndGet(-amount);
    }

    boolean isExceeded() {
        return used.get() > most;
    }

    public long used() {
        return used.get();
    }
}
