package io.restante.rpcstore.shard;

import io.restante.routing.time.Timers;
import io.restante.rpcstore.member.Ceiling;
import io.restante.rpcstore.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Draws the send times of one shard in one epoch: each is above the one before, not below the clock, not below the
 * floor that the takeover fixed, and below the member's ceiling. So it rises also when the clock steps back, and no
 * number of a former owner is used again. Thread-safe.
 */
public final class Ticker {
    private static final long NONE = -1;
    /** Longer than heartbeats are apart: without one in this time, no quorum can be reached. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final TimeSource time;
    private final Ceiling ceiling;
    private final Timers timers;
    private final ShardMetrics metrics;
    private long last;
    private boolean closed;

    /** @param floor the lowest send time that may be drawn */
    public Ticker(TimeSource time, Ceiling ceiling, Timers timers, ShardMetrics metrics, long floor) {
        this.time = time;
        this.ceiling = ceiling;
        this.timers = timers;
        this.metrics = metrics;
        this.last = floor - 1;
    }

    /**
     * Draws {@code count} consecutive send times and gives the first. At the ceiling it waits for the heartbeat that
     * raises it, and completes exceptionally with {@link CeilingReachedException} where none does in time, or with
     * {@link ShardClosedException} after {@link #close}.
     */
    public CompletionStage<Long> draw(int count) {
        return draw(count, timers.nanos() + PATIENCE.toNanos());
    }

    private CompletionStage<Long> draw(int count, long until) {
        CompletionStage<Void> rise = ceiling.nextRise();
        if (isClosed()) {
            return CompletableFuture.failedFuture(new ShardClosedException());
        }
        long first = tryDraw(count);
        if (first != NONE) {
            return CompletableFuture.completedFuture(first);
        }
        metrics.waitedAtCeiling();
        CompletableFuture<Void> risen = new CompletableFuture<>();
        rise.thenRun(() -> risen.complete(null));
        long left = Math.max(0, until - timers.nanos());
        timers.after(
                Duration.ofNanos(left),
                () -> risen.completeExceptionally(new CeilingReachedException(ceiling.micros())));
        return risen.thenCompose(done -> draw(count, until));
    }

    /** Draws nothing any more, and gives the floor of the next owner: the lowest send time that was not drawn. */
    public synchronized long close() {
        closed = true;
        return last + 1;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized long tryDraw(int count) {
        if (closed) {
            return NONE;
        }
        long first = Math.max(last + 1, time.micros());
        if (first + count > ceiling.micros()) {
            return NONE;
        }
        last = first + count - 1;
        return first;
    }
}
