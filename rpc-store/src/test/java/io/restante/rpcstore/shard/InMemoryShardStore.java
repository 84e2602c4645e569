package io.restante.rpcstore.shard;

import io.restante.rpcstore.member.TransactionOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The table {@code shard}, never failing. */
public final class InMemoryShardStore implements ShardStore {
    private final Map<Integer, ShardRow> rows = new TreeMap<>();

    @Override
    public synchronized CompletionStage<List<ShardRow>> readAll() {
        return CompletableFuture.completedFuture(List.copyOf(rows.values()));
    }

    @Override
    public synchronized CompletionStage<List<ShardRow>> read(Collection<Integer> numbers) {
        return CompletableFuture.completedFuture(rows.values().stream()
                .filter(row -> numbers.contains(row.shard()))
                .toList());
    }

    @Override
    public CompletionStage<List<ShardRow>> readAllSerial() {
        return readAll();
    }

    @Override
    public synchronized CompletionStage<TransactionOutcome> create(List<ShardRow> created) {
        boolean holds = created.stream().noneMatch(row -> rows.containsKey(row.shard()));
        if (holds) {
            created.forEach(row -> rows.put(row.shard(), row));
        }
        return outcome(holds);
    }

    @Override
    public synchronized CompletionStage<TransactionOutcome> move(List<ShardMove> moves) {
        boolean holds = moves.stream().allMatch(move -> {
            ShardRow row = rows.get(move.from().shard());
            return row != null
                    && row.owner().equals(move.from().owner())
                    && row.epoch() == move.from().epoch();
        });
        if (holds) {
            moves.forEach(move -> rows.put(move.to().shard(), move.to()));
        }
        return outcome(holds);
    }

    private static CompletionStage<TransactionOutcome> outcome(boolean applied) {
        return CompletableFuture.completedFuture(applied ? TransactionOutcome.APPLIED : TransactionOutcome.REJECTED);
    }
}
