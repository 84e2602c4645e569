package io.restante.httpapi.lifecycle;

import io.restante.routing.time.Timers;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;

/**
 * The time between the order to stop and the stop. The service does all that it did, but it says that it is not ready, and each
 * connection ends with its next answer: so clients and whatever stands before them go elsewhere before the door is shut. Thread-safe.
 */
@Singleton
public final class Departure {
    private final StopConfig config;
    private final Timers timers;
    private final CountDownLatch begun = new CountDownLatch(1);

    Departure(StopConfig config, Timers timers) {
        this.config = config;
        this.timers = timers;
    }

    public boolean hasBegun() {
        return begun.getCount() == 0;
    }

    /** Waits until {@link #announce} has begun. */
    public void awaitBegin() throws InterruptedException {
        begun.await();
    }

    /** Begins, and waits until it is over. */
    public void announce() throws InterruptedException {
        begun.countDown();
        if (!config.notice().isZero()) {
            CountDownLatch over = new CountDownLatch(1);
            timers.after(config.notice(), over::countDown);
            over.await();
        }
    }
}
