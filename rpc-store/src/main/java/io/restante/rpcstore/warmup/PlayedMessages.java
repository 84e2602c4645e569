package io.restante.rpcstore.warmup;

import io.restante.rpcstore.message.Adoption;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.KeyRow;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.PageQuery;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.message.WriteOutcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads the real table, and never writes: a write is a read of its partition, so that its way to Cassandra is gone all the same. */
final class PlayedMessages implements MessageStore {
    private final MessageStore real;

    PlayedMessages(MessageStore real) {
        this.real = real;
    }

    @Override
    public CompletionStage<WriteOutcome> append(Batch batch) {
        return insteadOfWriting(batch.partition());
    }

    @Override
    public CompletionStage<WriteOutcome> adopt(Adoption adoption) {
        return insteadOfWriting(adoption.partition());
    }

    private CompletionStage<WriteOutcome> insteadOfWriting(Partition partition) {
        return real.newest(partition, 1).thenApply(rows -> WriteOutcome.STORED);
    }

    @Override
    public CompletionStage<List<StoredMessage>> newest(Partition partition, int limit) {
        return real.newest(partition, limit);
    }

    @Override
    public CompletionStage<List<StoredMessage>> newestOfAll(Partition partition, int limit) {
        return real.newestOfAll(partition, limit);
    }

    @Override
    public CompletionStage<List<StoredMessage>> page(PageQuery query) {
        return real.page(query);
    }

    @Override
    public CompletionStage<List<StoredMessage>> pageOfAll(PageQuery query) {
        return real.pageOfAll(query);
    }

    @Override
    public CompletionStage<List<KeyRow>> keys(Partition partition, long before, int limit) {
        return real.keys(partition, before, limit);
    }

    @Override
    public CompletionStage<Optional<StoredMessage>> find(Partition partition, long sendTime) {
        return real.find(partition, sendTime);
    }
}
