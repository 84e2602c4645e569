package io.restante.rpcstore.chat;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the recent messages of all chats hold together. Where it is too much, the chats that have held some for longest give
 * theirs back; those that were used since they were looked at last give back their older half, and keep a page. Thread-safe.
 */
public final class RecentMemory {
    private final long most;
    private final Set<RecentRows> holders = new LinkedHashSet<>();
    private long used;

    /** @param most most bytes */
    public RecentMemory(long most) {
        this.most = most;
    }

    /** Notes that these held so many bytes and hold so many now. */
    synchronized void holds(RecentRows rows, long before, long now) {
        used += now - before;
        if (now == 0) {
            holders.remove(rows);
        } else if (before == 0) {
            holders.add(rows);
        }
    }

    /** Makes room, if there is too little. Not to be called under the lock of any chat. */
    void shrink() {
        for (RecentRows oldest = next(); oldest != null; oldest = next()) {
            if (oldest.takeUsed()) {
                oldest.trim();
                keep(oldest);
            } else {
                oldest.forget();
            }
        }
    }

    private synchronized @Nullable RecentRows next() {
        Iterator<RecentRows> oldest = holders.iterator();
        return used > most && oldest.hasNext() ? oldest.next() : null;
    }

    private synchronized void keep(RecentRows rows) {
        if (holders.remove(rows)) {
            holders.add(rows);
        }
    }

    synchronized long used() {
        return used;
    }
}
