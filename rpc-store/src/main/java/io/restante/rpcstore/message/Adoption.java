package io.restante.rpcstore.message;

import java.util.List;

/**
 * A new owner's first mutation of a partition: the newest complete batch again, under the new owner's higher write
 * timestamp, and a fence above it that shuts out whatever a former owner may still have under way.
 *
 * @param rows the newest complete batch, oldest first; empty where the partition has none
 * @param before the fence deletes what lies strictly between the last of {@code rows} (or, without rows, minus
 *     infinity) and this send time
 * @param timestamp the write timestamp of the rows and of the fence
 */
public record Adoption(Partition partition, List<StoredMessage> rows, long before, long timestamp) {
    public Adoption {
        rows = List.copyOf(rows);
    }
}
