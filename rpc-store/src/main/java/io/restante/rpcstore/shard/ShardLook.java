package io.restante.rpcstore.shard;

import io.restante.routing.ShardHash;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.member.MemberStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Looks at both tables, one look at a time, at a quorum: what a quorum shows of a shard was decided, since nothing is in
 * the table before, and a shard leaves its owner by that owner alone, or after its death, which is the gate's to notice. The
 * shards are read at SERIAL only where a quorum is behind what was seen before, or has none: reads at SERIAL stand in the way
 * of the transactions that move shards, and of each other. A look that gets no answer is given up, and what it brings later
 * is not used: so views are taken in in the order in which they were read. Thread-safe.
 */
final class ShardLook {
    private final ShardStore shards;
    private final MemberStore members;
    private final Timers timers;
    private final Duration patience;
    private final Consumer<ShardView> onView;
    private final SharedLooks looks = new SharedLooks(this::look);
    /** By shard: the highest epoch that a look has shown. */
    private final long[] epochs = new long[ShardHash.SHARDS];

    /** @param onView takes each view in before those who wait for it are told */
    ShardLook(ShardStore shards, MemberStore members, Timers timers, Duration patience, Consumer<ShardView> onView) {
        this.shards = shards;
        this.members = members;
        this.timers = timers;
        this.patience = patience;
        this.onView = onView;
    }

    /** Completes, never exceptionally, after a look that began after this call, or was tried in vain. */
    CompletionStage<Void> after() {
        return looks.after();
    }

    private CompletionStage<Void> look() {
        CompletionStage<Optional<ShardView>> view = shards.readAll()
                .thenCompose(this::confirm)
                .thenCombine(members.readAll(), ShardView::of)
                .thenApply(Optional::of);
        return Deadlines.within(patience, view, Optional.empty(), timers).handle((seen, failure) -> {
            if (failure == null) {
                seen.ifPresent(this::takeIn);
            }
            return null;
        });
    }

    private CompletionStage<List<ShardRow>> confirm(List<ShardRow> read) {
        boolean doubtful = read.isEmpty() || read.stream().anyMatch(this::isBehind);
        return doubtful ? shards.readAllSerial() : CompletableFuture.completedFuture(read);
    }

    private synchronized boolean isBehind(ShardRow row) {
        return row.epoch() < epochs[row.shard()];
    }

    private void takeIn(ShardView view) {
        synchronized (this) {
            view.shards().forEach(row -> epochs[row.shard()] = Math.max(epochs[row.shard()], row.epoch()));
        }
        onView.accept(view);
    }
}
