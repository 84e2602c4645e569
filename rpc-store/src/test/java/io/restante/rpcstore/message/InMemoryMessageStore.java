package io.restante.rpcstore.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The table {@code message} with Cassandra's rules: the higher write timestamp wins, and a tombstone wins a tie. */
public final class InMemoryMessageStore implements MessageStore {
    private record Cell(StoredMessage row, long timestamp) {}

    /** Deletes what lies strictly between two send times and is not newer than its own timestamp. */
    private record Fence(long after, long before, long timestamp) {
        boolean covers(long sendTime, long written) {
            return sendTime > after && sendTime < before && written <= timestamp;
        }
    }

    private static final class Rows {
        private final NavigableMap<Long, Cell> cells = new TreeMap<>();
        private final List<Fence> fences = new ArrayList<>();
    }

    private final Map<Partition, Rows> partitions = new HashMap<>();

    @Override
    public synchronized CompletionStage<WriteOutcome> append(Batch batch) {
        Rows rows = rows(batch.partition());
        batch.rows().forEach(row -> put(rows, row, row.sendTime()));
        return CompletableFuture.completedFuture(WriteOutcome.STORED);
    }

    @Override
    public synchronized CompletionStage<WriteOutcome> adopt(Adoption adoption) {
        Rows rows = rows(adoption.partition());
        long after = adoption.rows().isEmpty()
                ? Long.MIN_VALUE
                : adoption.rows().get(adoption.rows().size() - 1).sendTime();
        Fence fence = new Fence(after, adoption.before(), adoption.timestamp());
        rows.fences.add(fence);
        rows.cells.values().removeIf(cell -> fence.covers(cell.row().sendTime(), cell.timestamp()));
        adoption.rows().forEach(row -> put(rows, row, adoption.timestamp()));
        return CompletableFuture.completedFuture(WriteOutcome.STORED);
    }

    private static void put(Rows rows, StoredMessage row, long timestamp) {
        if (rows.fences.stream().anyMatch(fence -> fence.covers(row.sendTime(), timestamp))) {
            return;
        }
        Cell old = rows.cells.get(row.sendTime());
        if (old == null || old.timestamp() <= timestamp) {
            rows.cells.put(row.sendTime(), new Cell(row, timestamp));
        }
    }

    @Override
    public synchronized CompletionStage<List<StoredMessage>> newest(Partition partition, int limit) {
        return page(new PageQuery(partition, Long.MIN_VALUE, Long.MAX_VALUE, limit, Long.MAX_VALUE, true));
    }

    /** There is one replica, which is a quorum. */
    @Override
    public CompletionStage<List<StoredMessage>> newestOfAll(Partition partition, int limit) {
        return CompletableFuture.failedFuture(
                new StoreUnavailableException("one replica is a quorum", new IllegalStateException()));
    }

    @Override
    public CompletionStage<List<StoredMessage>> pageOfAll(PageQuery query) {
        return page(query);
    }

    @Override
    public synchronized CompletionStage<List<StoredMessage>> page(PageQuery query) {
        if (query.from() > query.to()) {
            return CompletableFuture.completedFuture(List.of());
        }
        NavigableMap<Long, Cell> range = rows(query.partition()).cells.subMap(query.from(), true, query.to(), true);
        List<StoredMessage> page = new ArrayList<>();
        long bytes = 0;
        for (Cell cell : (query.reverse() ? range.descendingMap() : range).values()) {
            if (page.size() >= query.limit() || bytes > query.maxTextBytes()) {
                break;
            }
            page.add(cell.row());
            bytes += cell.row().text().getBytes(StandardCharsets.UTF_8).length;
        }
        return CompletableFuture.completedFuture(page);
    }

    @Override
    public synchronized CompletionStage<List<KeyRow>> keys(Partition partition, long before, int limit) {
        return page(new PageQuery(partition, Long.MIN_VALUE, before - 1, limit, Long.MAX_VALUE, true))
                .thenApply(rows -> rows.stream()
                        .map(row -> new KeyRow(row.sendTime(), row.idempotencyKey(), row.isSeal()))
                        .toList());
    }

    @Override
    public synchronized CompletionStage<Optional<StoredMessage>> find(Partition partition, long sendTime) {
        Cell cell = rows(partition).cells.get(sendTime);
        return CompletableFuture.completedFuture(Optional.ofNullable(cell).map(Cell::row));
    }

    private Rows rows(Partition partition) {
        return partitions.computeIfAbsent(partition, name -> new Rows());
    }
}
