package io.restante.rpcstore.shard;

import io.restante.rpcstore.member.TransactionOutcome;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The table {@code shard}. Nothing here blocks or is repeated by itself. Changes never complete exceptionally; reads
 * do, with {@link io.restante.rpcstore.message.StoreUnavailableException}, where no quorum answered.
 */
public interface ShardStore {
    /**
     * All shards as a quorum has them, by number; empty before the first start of the cluster. It disturbs no
     * transaction, and does not show one that is under way.
     */
    CompletionStage<List<ShardRow>> readAll();

    /**
     * These shards alone as a quorum has them, by number.
     *
     * @param numbers one or more, each from 0 to 255
     */
    CompletionStage<List<ShardRow>> read(Collection<Integer> numbers);

    /** All of them at SERIAL: also finishes a transaction whose outcome is unknown. */
    CompletionStage<List<ShardRow>> readAllSerial();

    /** Inserts all these rows if none of them is there. */
    CompletionStage<TransactionOutcome> create(List<ShardRow> rows);

    /** Makes all these changes, or none where a shard's owner or epoch is not as in {@code from}. */
    CompletionStage<TransactionOutcome> move(List<ShardMove> moves);
}
