package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.message.KeyRow;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.SegmentSize;
import io.restante.rpcstore.message.StoredMessage;

/** The columns of {@code message}. */
final class MessageRows {
    private static final int TEXT = 0;
    private static final int SENDER = 1;
    private static final int KEY = 2;
    private static final int PREV = 3;
    private static final int BATCH_START = 4;
    private static final int BATCH_SIZE = 5;
    private static final int EPOCH = 6;
    private static final int SEGMENT_MESSAGES = 7;
    private static final int SEGMENT_BYTES = 8;
    private static final int NEXT_SEGMENT = 9;

    private MessageRows() {}

    static PartitionKey key(Partition partition) {
        return new PartitionKey(Table.MESSAGE, partition.chat(), partition.segment());
    }

    /** A message leaves the next segment unset, a seal its text, sender and key. */
    static Row insert(StoredMessage message, long timestamp) {
        return Row.insert(
                message.sendTime(),
                timestamp,
                message.isSeal() ? null : message.text(),
                message.isSeal() ? null : message.sender(),
                message.idempotencyKey(),
                message.prev(),
                message.batchStart(),
                message.batchSize(),
                message.epoch(),
                message.segmentSize().messages(),
                message.segmentSize().bytes(),
                message.isSeal() ? message.nextSegment() : null);
    }

    static StoredMessage message(Row row) {
        boolean seal = row.value(NEXT_SEGMENT) != null;
        return new StoredMessage(
                row.key,
                seal ? "" : row.text(TEXT),
                seal ? "" : row.text(SENDER),
                (String) row.value(KEY),
                row.number(PREV),
                row.number(BATCH_START),
                (Integer) row.present(BATCH_SIZE),
                row.number(EPOCH),
                new SegmentSize((Integer) row.present(SEGMENT_MESSAGES), (Integer) row.present(SEGMENT_BYTES)),
                seal ? (Integer) row.present(NEXT_SEGMENT) : 0);
    }

    static KeyRow keyRow(Row row) {
        return new KeyRow(row.key, (String) row.value(KEY), row.value(NEXT_SEGMENT) != null);
    }
}
