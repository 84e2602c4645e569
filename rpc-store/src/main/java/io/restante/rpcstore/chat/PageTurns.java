package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.PageQuery;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Lets reads of pages begin while what they may come to hold fits in memory. Thread-safe. */
public final class PageTurns {
    private final Turns turns;
    private final long rowBytes;

    public PageTurns(MemoryLimits memory) {
        this.turns = new Turns(memory.pullBytes(), memory.waiting());
        this.rowBytes = memory.rowBytes();
    }

    /** Reads a page in its turn. Cancelling the future gives a turn up that has not begun. */
    CompletableFuture<Page> read(PageRequest request, Supplier<? extends CompletionStage<Page>> read) {
        return turns.take(mayHold(request), read);
    }

    /** The same for a read that looks for the chat's end first. */
    CompletableFuture<Page> readFromTheEnd(PageRequest request, Supplier<? extends CompletionStage<Page>> read) {
        return turns.take(mayHold(request) + EndFinder.FIRST_LIMIT * rowBytes, read);
    }

    private long mayHold(PageRequest request) {
        return Math.min(request.limit() + 1, PageQuery.ROWS_AT_ONCE) * rowBytes;
    }

    /** How many reads wait. */
    int waiting() {
        return turns.waiting();
    }
}
