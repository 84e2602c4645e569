package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.message.KeyRow;
import io.restante.rpcstore.message.Partition;
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

    private MessageRows() {}

    static PartitionKey key(Partition partition) {
        return new PartitionKey(Table.MESSAGE, partition.chat(), partition.segment());
    }

    static Row insert(StoredMessage message, long timestamp) {
        return Row.insert(
                message.sendTime(),
                timestamp,
                message.text(),
                message.sender(),
                message.idempotencyKey(),
                message.prev(),
                message.batchStart(),
                message.batchSize(),
                message.epoch());
    }

    static StoredMessage message(Row row) {
        return new StoredMessage(
                row.key,
                row.text(TEXT),
                row.text(SENDER),
                (String) row.value(KEY),
                row.number(PREV),
                row.number(BATCH_START),
                (Integer) row.present(BATCH_SIZE),
                row.number(EPOCH));
    }

    static KeyRow keyRow(Row row) {
        return new KeyRow(row.key, (String) row.value(KEY));
    }
}
