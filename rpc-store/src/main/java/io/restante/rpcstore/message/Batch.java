package io.restante.rpcstore.message;

import java.util.List;

/**
 * The messages of one write: rows of one partition, oldest first, all with the same {@code prev}, {@code batchStart}
 * and {@code batchSize}. Atomic on each replica, because it is one mutation.
 */
public record Batch(Partition partition, List<StoredMessage> rows) {
    public Batch {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a batch must have at least one row, not 0");
        }
    }

    public long first() {
        return rows.get(0).sendTime();
    }

    public long last() {
        return rows.get(rows.size() - 1).sendTime();
    }
}
