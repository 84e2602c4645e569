package io.restante.systemtest.fault.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** A chat of the load, and what its clients have seen of it. Thread-safe. */
public final class Chat {
    private static final int CURSORS = 2_000;

    private final String name;
    private final List<String> senders;
    private final AtomicLong stored = new AtomicLong();
    private final AtomicLong pulled = new AtomicLong();
    private final List<Long> cursors = new ArrayList<>();
    private int next;

    private Chat(String name, List<String> senders) {
        this.name = name;
        this.senders = senders;
    }

    static Chat room(String name) {
        return new Chat(name, List.of("ann", "bob", "eve"));
    }

    /** The direct chat of two. */
    static Chat direct(String one, String other) {
        return new Chat(one + ":" + other, List.of(one, other));
    }

    /** In canonical form, as in the tables. */
    public String name() {
        return name;
    }

    /** As clients write it: a direct chat in both orders. */
    String anyName(Random random) {
        return senders.size() == 2 && random.nextBoolean() ? senders.get(1) + ":" + senders.get(0) : name;
    }

    String anySender(Random random) {
        return senders.get(random.nextInt(senders.size()));
    }

    /** How many sends were answered as stored. */
    public long stored() {
        return stored.get();
    }

    /** How many pulls were answered with a page. */
    public long pulled() {
        return pulled.get();
    }

    void countStored(long sendTime) {
        stored.incrementAndGet();
        remember(sendTime);
    }

    void countPulled(long nextCursor) {
        pulled.incrementAndGet();
        remember(nextCursor);
    }

    /** A cursor that an answer named some time, or one right beside it, or none. */
    synchronized long anyCursor(Random random) {
        if (cursors.isEmpty() || random.nextInt(4) == 0) {
            return 0;
        }
        return Math.max(0, cursors.get(random.nextInt(cursors.size())) + random.nextInt(3) - 1);
    }

    private synchronized void remember(long cursor) {
        if (cursor == 0) {
            return;
        }
        if (cursors.size() < CURSORS) {
            cursors.add(cursor);
        } else {
            cursors.set(next, cursor);
            next = (next + 1) % CURSORS;
        }
    }
}
