package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import io.restante.rpcstore.message.Adoption;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.KeyRow;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.PageQuery;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.StoreUnavailableException;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.message.WriteOutcome;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Messages in Cassandra. Stages complete on the driver's threads, which must not be made to wait. */
@Singleton
public final class CassandraMessageStore implements MessageStore {
    /** What waits for all replicas can go on without the slowest. */
    private static final Duration SOON = Duration.ofMillis(200);

    private final MessageTable table;
    private final Statements statements;
    private final Replicas replicas;

    CassandraMessageStore(CqlSession session, MigratedKeyspace keyspace) {
        this.table = new MessageTable(session, keyspace);
        this.statements = new Statements(session);
        this.replicas = new Replicas(session, keyspace);
    }

    @Override
    public CompletionStage<WriteOutcome> append(Batch batch) {
        return statements.write("append messages", table.append(batch));
    }

    @Override
    public CompletionStage<WriteOutcome> adopt(Adoption adoption) {
        return statements.write("adopt a chat", table.adopt(adoption));
    }

    @Override
    public CompletionStage<List<StoredMessage>> newest(Partition partition, int limit) {
        return statements.read("read the newest messages", table.newest(partition, limit), MessageTable::message);
    }

    @Override
    public CompletionStage<List<StoredMessage>> newestOfAll(Partition partition, int limit) {
        if (!replicas.areMoreThanAQuorum()) {
            return CompletableFuture.failedStage(new StoreUnavailableException(
                    "all replicas are no more than a quorum", new IllegalStateException("nothing was asked")));
        }
        return statements.read(
                "read the newest messages from all replicas",
                table.newest(partition, limit)
                        .setConsistencyLevel(ConsistencyLevel.ALL)
                        .setTimeout(SOON),
                MessageTable::message);
    }

    @Override
    public CompletionStage<List<StoredMessage>> page(PageQuery query) {
        return statements.read(
                "read a page", table.page(query), new RowReader<>(MessageTable::message, query.maxTextBytes()));
    }

    @Override
    public CompletionStage<List<StoredMessage>> pageOfAll(PageQuery query) {
        return statements.read(
                "read a page from all replicas",
                table.page(query).setConsistencyLevel(ConsistencyLevel.ALL),
                new RowReader<>(MessageTable::message, query.maxTextBytes()));
    }

    @Override
    public CompletionStage<List<KeyRow>> keys(Partition partition, long before, int limit) {
        return statements.read("read keys", table.keys(partition, before, limit), MessageTable::key);
    }

    @Override
    public CompletionStage<Optional<StoredMessage>> find(Partition partition, long sendTime) {
        return statements
                .read("find a message", table.find(partition, sendTime), MessageTable::message)
                .thenApply(rows -> rows.stream().findFirst());
    }
}
