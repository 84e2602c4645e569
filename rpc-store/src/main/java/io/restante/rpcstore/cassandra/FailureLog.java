package io.restante.rpcstore.cassandra;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/** Says why statements fail, at most once in ten seconds: an outage must not fill the disk. */
final class FailureLog {
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final Logger log;
    private final LongSupplier nanoTime;
    private final AtomicLong nextLine;
    private final LongAdder unsaid = new LongAdder();

    FailureLog(Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
        this.nextLine = new AtomicLong(nanoTime.getAsLong());
    }

    /** @param statement what was tried, without any value */
    void add(String statement, Throwable failure) {
        long now = nanoTime.getAsLong();
        long due = nextLine.get();
        if (now - due < 0 || !nextLine.compareAndSet(due, now + PAUSE)) {
            unsaid.increment();
            return;
        }
        log.warn(
                "Cassandra failed to {}: {} ({} more failures since the last line)",
                statement,
                failure,
                unsaid.sumThenReset());
    }
}
