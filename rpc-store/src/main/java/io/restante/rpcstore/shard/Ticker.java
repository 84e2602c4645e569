package io.restante.rpcstore.shard;

import io.restante.rpcstore.member.Ceiling;
import io.restante.rpcstore.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Draws the send times of one shard in one epoch: each is above the one before, not below the clock, not below the
 * floor that the takeover fixed, and below the member's ceiling. So it rises also when the clock steps back, and no
 * number of a former owner is used again. Thread-safe.
 */
public final class Ticker {
    private static final long NONE = -1;

    private final TimeSource time;
    private final Ceiling ceiling;
    private long last;

    /** @param floor the lowest send time that may be drawn */
    public Ticker(TimeSource time, Ceiling ceiling, long floor) {
        this.time = time;
        this.ceiling = ceiling;
        this.last = floor - 1;
    }

    /**
     * Draws {@code count} consecutive send times and gives the first. At the ceiling it waits for the heartbeat that
     * raises it.
     */
    public CompletionStage<Long> draw(int count) {
        CompletionStage<Void> rise = ceiling.nextRise();
        long first = tryDraw(count);
        return first == NONE ? rise.thenCompose(risen -> draw(count)) : CompletableFuture.completedFuture(first);
    }

    private synchronized long tryDraw(int count) {
        long first = Math.max(last + 1, time.micros());
        if (first + count > ceiling.micros()) {
            return NONE;
        }
        last = first + count - 1;
        return first;
    }
}
