package io.restante.rpcstore.shard;

import io.restante.rpcstore.member.TransactionOutcome;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A table {@code shard} whose quorum has not seen every transaction that a read at SERIAL finishes. */
final class StaleShardStore implements ShardStore {
    List<ShardRow> ofQuorum = List.of();
    List<ShardRow> atSerial = List.of();
    int serialReads;

    void set(List<ShardRow> rows) {
        ofQuorum = rows;
        atSerial = rows;
    }

    @Override
    public CompletionStage<List<ShardRow>> readAll() {
        return CompletableFuture.completedFuture(ofQuorum);
    }

    @Override
    public CompletionStage<List<ShardRow>> read(Collection<Integer> numbers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<ShardRow>> readAllSerial() {
        serialReads++;
        return CompletableFuture.completedFuture(atSerial);
    }

    @Override
    public CompletionStage<TransactionOutcome> create(List<ShardRow> rows) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<TransactionOutcome> move(List<ShardMove> moves) {
        throw new UnsupportedOperationException();
    }
}
