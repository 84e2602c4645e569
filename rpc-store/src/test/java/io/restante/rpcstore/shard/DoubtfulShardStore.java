package io.restante.rpcstore.shard;

import io.restante.rpcstore.member.TransactionOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Notes every change, and leaves as many in doubt as a test wants: done or not. */
final class DoubtfulShardStore implements ShardStore {
    final List<List<ShardMove>> moves = new ArrayList<>();
    int doubts;
    int looks;
    final List<List<Integer>> glances = new ArrayList<>();
    boolean doneInDoubt;
    Runnable afterDoubt = () -> {};
    private final ShardStore store;

    DoubtfulShardStore(ShardStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<List<ShardRow>> readAll() {
        looks++;
        return store.readAll();
    }

    @Override
    public CompletionStage<List<ShardRow>> read(Collection<Integer> numbers) {
        glances.add(List.copyOf(numbers));
        return store.read(numbers);
    }

    @Override
    public CompletionStage<List<ShardRow>> readAllSerial() {
        return store.readAllSerial();
    }

    @Override
    public CompletionStage<TransactionOutcome> create(List<ShardRow> rows) {
        return doubt() ? inDoubt(() -> store.create(rows)) : store.create(rows);
    }

    @Override
    public CompletionStage<TransactionOutcome> move(List<ShardMove> changes) {
        moves.add(changes);
        return doubt() ? inDoubt(() -> store.move(changes)) : store.move(changes);
    }

    private boolean doubt() {
        return doubts-- > 0;
    }

    private CompletionStage<TransactionOutcome> inDoubt(Runnable change) {
        if (doneInDoubt) {
            change.run();
        }
        afterDoubt.run();
        return CompletableFuture.completedFuture(TransactionOutcome.UNKNOWN);
    }
}
