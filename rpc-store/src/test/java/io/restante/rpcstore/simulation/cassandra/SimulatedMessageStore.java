package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.message.Adoption;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.KeyRow;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.PageQuery;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.message.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The table {@code message} in a simulated cluster, by the statements of {@code cql/README.md}. */
public final class SimulatedMessageStore implements MessageStore {
    private static final int PAGE_KEYS = 10_001;

    private final Cluster cluster;
    private final Session session;

    public SimulatedMessageStore(Cluster cluster, Session session) {
        this.cluster = cluster;
        this.session = session;
    }

    @Override
    public CompletionStage<WriteOutcome> append(Batch batch) {
        List<Row> rows = new ArrayList<>(batch.rows().size());
        for (StoredMessage message : batch.rows()) {
            rows.add(MessageRows.insert(message, message.sendTime()));
        }
        Statement statement = batch.rows().get(0).isSeal() ? Statement.SEAL : Statement.APPEND;
        return session.write(statement, new Mutation(MessageRows.key(batch.partition()), rows, List.of()));
    }

    @Override
    public CompletionStage<WriteOutcome> adopt(Adoption adoption) {
        List<Row> rows = new ArrayList<>(adoption.rows().size());
        long from = Long.MIN_VALUE;
        for (StoredMessage message : adoption.rows()) {
            rows.add(MessageRows.insert(message, adoption.timestamp()));
            from = message.sendTime() + 1;
        }
        long now = cluster.time().micros();
        Deletion fence = new Deletion(from, adoption.before() - 1, adoption.timestamp(), now);
        List<Deletion> fences = fence.from() > fence.to() ? List.of() : List.of(fence);
        return session.write(Statement.ADOPT, new Mutation(MessageRows.key(adoption.partition()), rows, fences));
    }

    @Override
    public CompletionStage<List<StoredMessage>> newest(Partition partition, int limit) {
        Slice slice = new Slice(Long.MIN_VALUE, Long.MAX_VALUE, limit, true);
        return messages(Statement.NEWEST, partition, Long.MAX_VALUE, slice);
    }

    @Override
    public CompletionStage<List<StoredMessage>> newestOfAll(Partition partition, int limit) {
        Slice slice = new Slice(Long.MIN_VALUE, Long.MAX_VALUE, limit, true);
        return messages(Statement.NEWEST_OF_ALL, partition, Long.MAX_VALUE, slice);
    }

    @Override
    public CompletionStage<List<StoredMessage>> page(PageQuery query) {
        return messages(Statement.PAGE, query.partition(), query.maxTextBytes(), slice(query));
    }

    @Override
    public CompletionStage<List<StoredMessage>> pageOfAll(PageQuery query) {
        return messages(Statement.PAGE_OF_ALL, query.partition(), query.maxTextBytes(), slice(query));
    }

    @Override
    public CompletionStage<List<KeyRow>> keys(Partition partition, long before, int limit) {
        Slice slice = new Slice(Long.MIN_VALUE, before - 1, limit, true);
        PartitionKey key = MessageRows.key(partition);
        return new PagedRead<>(session, Statement.KEYS, key, PAGE_KEYS, Long.MAX_VALUE, MessageRows::keyRow)
                .read(slice);
    }

    @Override
    public CompletionStage<Optional<StoredMessage>> find(Partition partition, long sendTime) {
        return messages(Statement.FIND, partition, Long.MAX_VALUE, new Slice(sendTime, sendTime, 1, false))
                .thenApply(rows -> rows.stream().findFirst());
    }

    private static Slice slice(PageQuery query) {
        return new Slice(query.from(), query.to(), query.limit(), query.reverse());
    }

    private CompletableFuture<List<StoredMessage>> messages(
            Statement statement, Partition partition, long maxTextBytes, Slice slice) {
        PartitionKey key = MessageRows.key(partition);
        return new PagedRead<>(session, statement, key, PageQuery.ROWS_AT_ONCE, maxTextBytes, MessageRows::message)
                .read(slice);
    }

    /** Every row of a chat that any replica has, oldest first, seals among them, as reads at ALL would find them. */
    public static List<StoredMessage> stored(Cluster cluster, String chat) {
        return stored(cluster, cluster.nodes(), chat);
    }

    /** The same of some replicas. */
    public static List<StoredMessage> stored(Cluster cluster, List<Node> replicas, String chat) {
        List<StoredMessage> all = new ArrayList<>();
        List<Row> segment = List.of();
        for (int next = 0; next == 0 || !segment.isEmpty(); next++) {
            segment = cluster.merged(MessageRows.key(new Partition(chat, next)), replicas)
                    .rows();
            segment.forEach(row -> all.add(MessageRows.message(row)));
        }
        return all;
    }
}
