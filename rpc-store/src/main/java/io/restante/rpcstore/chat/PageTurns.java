package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.PageQuery;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Lets reads of pages begin while what they may come to hold fits in memory. Large ones have a half of it, and small ones
 * the other, so that these do not wait for those. Thread-safe.
 */
public final class PageTurns {
    /** A read that may hold more is large: with texts of 64 KiB, one of more than 30 messages. */
    private static final long SMALL_BYTES = 2 << 20;

    private final Turns small;
    private final Turns large;
    private final long rowBytes;

    public PageTurns(MemoryLimits memory) {
        this.small = new Turns(memory.pullBytes() / 2, memory.waiting() / 2);
        this.large = new Turns(memory.pullBytes() / 2, memory.waiting() / 2);
        this.rowBytes = memory.rowBytes();
    }

    /** Reads a page in its turn. Cancelling the future gives a turn up that has not begun. */
    CompletableFuture<Page> read(PageRequest request, Supplier<? extends CompletionStage<Page>> read) {
        return take(mayHold(request), read);
    }

    /** The same for a read that looks for the chat's end first. */
    CompletableFuture<Page> readFromTheEnd(PageRequest request, Supplier<? extends CompletionStage<Page>> read) {
        return take(mayHold(request) + EndFinder.FIRST_LIMIT * rowBytes, read);
    }

    private CompletableFuture<Page> take(long bytes, Supplier<? extends CompletionStage<Page>> read) {
        return (bytes <= SMALL_BYTES ? small : large).take(bytes, read);
    }

    private long mayHold(PageRequest request) {
        return Math.min(request.limit() + 1, PageQuery.ROWS_AT_ONCE) * rowBytes;
    }

    /** How many reads wait. */
    int waiting() {
        return small.waiting() + large.waiting();
    }
}
