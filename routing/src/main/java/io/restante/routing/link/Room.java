package io.restante.routing.link;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is under way on a link against its bounds. Thread-safe. */
final class Room {
    private final LinkLimits limits;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Room(LinkLimits limits) {
        this.limits = limits;
    }

    /** Takes room for one call; false, and nothing taken, where there is none. A single call always finds some. */
    boolean tryTake(int callBytes) {
        int count = calls.incrementAndGet();
        long sum = bytes.addAndGet(callBytes);
        if (count == 1 || (count <= limits.calls() && sum <= limits.bytes())) {
            return true;
        }
        giveBack(callBytes);
        return false;
    }

    void giveBack(int callBytes) {
        bytes.addAndGet(-callBytes);
        calls.decrementAndGet();
    }

    boolean isEmpty() {
        return calls.get() == 0;
    }
}
