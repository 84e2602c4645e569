package io.restante.loadgen.load;

import java.util.concurrent.Semaphore;

/** One for each call that may be under way. Safe for use by many threads; taken without waiting. */
final class Tickets {
    private final Semaphore free;

    Tickets(int count) {
        free = new Semaphore(count);
    }

    boolean tryTake() {
        return free.tryAcquire();
    }

    boolean anyFree() {
        return free.availablePermits() > 0;
    }

    void giveBack() {
        free.release();
    }
}
