package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.message.Adoption;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.KeyRow;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.message.PageQuery;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.message.WriteOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The table {@code message} in a simulated cluster, by the statements of {@code cql/README.md}. */
public final class SimulatedMessageStore implements MessageStore {
    private static final int PAGE_ROWS = 256;
    private static final int PAGE_KEYS = 2_000;

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
        return session.write(Statement.APPEND, new Mutation(MessageRows.key(batch.partition()), rows, List.of()));
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
        return new Reading<>(Statement.NEWEST, partition, PAGE_ROWS, Long.MAX_VALUE, MessageRows::message).read(slice);
    }

    @Override
    public CompletionStage<List<StoredMessage>> page(PageQuery query) {
        Slice slice = new Slice(query.from(), query.to(), query.limit(), query.reverse());
        return new Reading<>(Statement.PAGE, query.partition(), PAGE_ROWS, query.maxTextBytes(), MessageRows::message)
                .read(slice);
    }

    @Override
    public CompletionStage<List<KeyRow>> keys(Partition partition, long before, int limit) {
        Slice slice = new Slice(Long.MIN_VALUE, before - 1, limit, true);
        return new Reading<>(Statement.KEYS, partition, PAGE_KEYS, Long.MAX_VALUE, MessageRows::keyRow).read(slice);
    }

    @Override
    public CompletionStage<Optional<StoredMessage>> find(Partition partition, long sendTime) {
        Slice slice = new Slice(sendTime, sendTime, 1, false);
        return new Reading<>(Statement.FIND, partition, 1, Long.MAX_VALUE, MessageRows::message)
                .read(slice)
                .thenApply(rows -> rows.stream().findFirst());
    }

    /** Every row that any replica has, oldest first, as a read at ALL would find them. */
    public static List<StoredMessage> stored(Cluster cluster, Partition partition) {
        List<StoredMessage> all = new ArrayList<>();
        for (Row row : cluster.merged(MessageRows.key(partition)).rows()) {
            all.add(MessageRows.message(row));
        }
        return all;
    }

    /** One statement, read page by page of the driver, as {@code RowReader} does. */
    private final class Reading<T> {
        private final Statement statement;
        private final PartitionKey key;
        private final int pageRows;
        private final long maxTextBytes;
        private final Function<Row, T> map;
        private final List<T> rows = new ArrayList<>();
        private final CompletableFuture<List<T>> result = new CompletableFuture<>();
        private long textBytes;

        Reading(Statement statement, Partition partition, int pageRows, long maxTextBytes, Function<Row, T> map) {
            this.statement = statement;
            this.key = MessageRows.key(partition);
            this.pageRows = pageRows;
            this.maxTextBytes = maxTextBytes;
            this.map = map;
        }

        CompletableFuture<List<T>> read(Slice slice) {
            if (slice.isEmpty()) {
                result.complete(List.of());
                return result;
            }
            Slice page = new Slice(slice.from(), slice.to(), Math.min(slice.limit(), pageRows), slice.reverse());
            session.read(statement, key, page).whenComplete((read, failure) -> {
                if (failure != null) {
                    result.completeExceptionally(failure);
                } else {
                    take(read, slice, page.limit());
                }
            });
            return result;
        }

        private void take(List<Row> read, Slice slice, int asked) {
            for (Row row : read) {
                rows.add(map.apply(row));
                textBytes += maxTextBytes == Long.MAX_VALUE ? 0 : textBytes(row);
                if (textBytes > maxTextBytes) {
                    result.complete(List.copyOf(rows));
                    return;
                }
            }
            long last = read.isEmpty() ? slice.end() : read.get(read.size() - 1).key;
            int left = slice.limit() - read.size();
            if (read.size() < asked || left == 0 || last == slice.end()) {
                result.complete(List.copyOf(rows));
            } else {
                read(slice.after(last, left));
            }
        }

        private static int textBytes(Row row) {
            return MessageRows.message(row).text().getBytes(StandardCharsets.UTF_8).length;
        }
    }
}
