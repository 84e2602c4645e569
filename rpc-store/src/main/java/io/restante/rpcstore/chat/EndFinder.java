package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.SegmentStart;
import io.restante.rpcstore.message.StoredMessage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of a chat. One read tells it for a chat that has not left segment 0; beyond, the table of segments says
 * which is the newest, and seals lead on from there.
 */
final class EndFinder {
    /** How the newest rows of a segment are read. */
    @FunctionalInterface
    interface NewestRows {
        CompletionStage<List<StoredMessage>> read(Partition partition, int limit);
    }

    static final int FIRST_LIMIT = 16;
    /** However many torn batches lie above the newest complete one, few readings find it. */
    private static final int GROWTH = 2;

    private final String chat;
    private final ChatStorage storage;
    private final NewestRows rows;
    private final int limit;
    private int nextLimit;

    EndFinder(String chat, ChatStorage storage, NewestRows rows, int limit) {
        this.chat = chat;
        this.storage = storage;
        this.rows = rows;
        this.limit = limit;
        this.nextLimit = limit;
    }

    /** Completes with nothing where so few rows of some segment do not hold a complete batch. To be called once. */
    CompletionStage<Optional<LoadedEnd>> find() {
        return tail(0).thenCompose(read -> {
            if (read.isEmpty() || !read.get().isSealed()) {
                return done(read.map(tail -> new LoadedEnd(tail, null, null, true)));
            }
            return storage.segments()
                    .newest(chat)
                    .thenCompose(known -> known.isPresent() ? in(known.get(), true, null) : follow(read.get()));
        });
    }

    private CompletionStage<Optional<LoadedEnd>> follow(Tail sealed) {
        return in(new SegmentStart(chat, sealed.last() + 1, sealed.partition().segment() + 1), false, sealed);
    }

    private CompletionStage<Optional<LoadedEnd>> in(SegmentStart start, boolean noted, @Nullable Tail sealed) {
        return tail(start.segment()).thenCompose(read -> {
            if (read.isEmpty()) {
                return done(Optional.empty());
            }
            Tail tail = read.get();
            if (tail.isSealed()) {
                return follow(tail);
            }
            if (!tail.isEmpty() || sealed != null) {
                return done(Optional.of(new LoadedEnd(tail, tail.isEmpty() ? sealed : null, start, noted)));
            }
            return tail(start.segment() - 1)
                    .thenApply(before -> before.map(seal -> new LoadedEnd(tail, seal, start, noted)));
        });
    }

    private CompletionStage<Optional<Tail>> tail(int segment) {
        Partition partition = new Partition(chat, segment);
        return rows.read(partition, limit).thenApply(read -> {
            Tail tail = Tail.of(partition, read, read.size() < limit);
            if (tail == null) {
                nextLimit = Math.max(Tail.rowsToWholeBatch(read), GROWTH * limit);
            }
            return Optional.ofNullable(tail);
        });
    }

    /** How many rows to read from the top once {@link #find} has completed with nothing. */
    int nextLimit() {
        return nextLimit;
    }

    private static CompletionStage<Optional<LoadedEnd>> done(Optional<LoadedEnd> end) {
        return CompletableFuture.completedFuture(end);
    }
}
