package io.restante.rpcstore.simulation;

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
import java.util.function.Consumer;

/**
 * Counts what is adopted, and tells of what is about to be written.
 *
 * @param onAppend told of each batch before it is sent
 */
record WatchedMessageStore(MessageStore store, Coverage coverage, Consumer<Batch> onAppend) implements MessageStore {
    @Override
    public CompletionStage<WriteOutcome> append(Batch batch) {
        onAppend.accept(batch);
        return store.append(batch);
    }

    @Override
    public CompletionStage<WriteOutcome> adopt(Adoption adoption) {
        coverage.count(Happening.BATCH_ADOPTED, adoption.rows().isEmpty() ? 0 : 1);
        return store.adopt(adoption);
    }

    @Override
    public CompletionStage<List<StoredMessage>> newest(Partition partition, int limit) {
        return store.newest(partition, limit);
    }

    @Override
    public CompletionStage<List<StoredMessage>> newestOfAll(Partition partition, int limit) {
        return store.newestOfAll(partition, limit);
    }

    @Override
    public CompletionStage<List<StoredMessage>> page(PageQuery query) {
        return store.page(query);
    }

    @Override
    public CompletionStage<List<StoredMessage>> pageOfAll(PageQuery query) {
        return store.pageOfAll(query);
    }

    @Override
    public CompletionStage<List<KeyRow>> keys(Partition partition, long before, int limit) {
        return store.keys(partition, before, limit);
    }

    @Override
    public CompletionStage<Optional<StoredMessage>> find(Partition partition, long sendTime) {
        return store.find(partition, sendTime);
    }
}
