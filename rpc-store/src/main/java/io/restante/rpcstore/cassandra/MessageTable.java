package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.restante.rpcstore.message.Adoption;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.KeyRow;
import io.restante.rpcstore.message.PageQuery;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.SegmentSize;
import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayList;
import java.util.List;

/** The statements on {@code message}. Each touches one partition; each write binds its timestamp. */
final class MessageTable {
    static final String TEXT = "text";
    private static final String NEXT_SEGMENT = "next_segment";

    /**
     * All keys that a chat remembers, in one answer: a chat that was taken over stores nothing with a key before it has
     * them, and each further answer is one more wait for a quorum. 1.5 MB with the longest keys.
     */
    static final int PAGE_KEYS = 10_001;

    private static final String ROW = "SELECT send_time, text, sender, idempotency_key, prev, batch_start, batch_size,"
            + " epoch, segment_messages, segment_bytes, next_segment FROM %s.message WHERE chat = ? AND segment = ?";

    private final PreparedStatement insert;
    private final PreparedStatement fence;
    private final PreparedStatement fenceEmpty;
    private final PreparedStatement newest;
    private final PreparedStatement upward;
    private final PreparedStatement downward;
    private final PreparedStatement keys;
    private final PreparedStatement find;

    MessageTable(CqlSession session, MigratedKeyspace keyspace) {
        insert = keyspace.prepare(
                session,
                "INSERT INTO %s.message (chat, segment, send_time, text, sender, idempotency_key, prev,"
                        + " batch_start, batch_size, epoch, segment_messages, segment_bytes, next_segment)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?");
        fence = keyspace.prepare(
                session,
                "DELETE FROM %s.message USING TIMESTAMP ?"
                        + " WHERE chat = ? AND segment = ? AND send_time > ? AND send_time < ?");
        fenceEmpty = keyspace.prepare(
                session, "DELETE FROM %s.message USING TIMESTAMP ? WHERE chat = ? AND segment = ? AND send_time < ?");
        newest = keyspace.prepare(session, ROW + " ORDER BY send_time DESC LIMIT ?");
        upward = keyspace.prepare(
                session, ROW + " AND send_time >= ? AND send_time <= ? ORDER BY send_time ASC LIMIT ?");
        downward = keyspace.prepare(
                session, ROW + " AND send_time >= ? AND send_time <= ? ORDER BY send_time DESC LIMIT ?");
        keys = keyspace.prepare(
                session,
                "SELECT send_time, idempotency_key, next_segment FROM %s.message"
                        + " WHERE chat = ? AND segment = ? AND send_time < ? ORDER BY send_time DESC LIMIT ?");
        find = keyspace.prepare(session, ROW + " AND send_time = ?");
    }

    /** Each row under its send time. One row needs no batch. */
    Statement<?> append(Batch batch) {
        List<BatchableStatement<?>> rows = new ArrayList<>(batch.rows().size());
        for (StoredMessage row : batch.rows()) {
            rows.add(insert(batch.partition(), row, row.sendTime()));
        }
        return mutation(rows);
    }

    Statement<?> adopt(Adoption adoption) {
        List<BatchableStatement<?>> parts = new ArrayList<>(adoption.rows().size() + 1);
        for (StoredMessage row : adoption.rows()) {
            parts.add(insert(adoption.partition(), row, adoption.timestamp()));
        }
        parts.add(fence(adoption));
        return mutation(parts);
    }

    Statement<?> newest(Partition partition, int limit) {
        return newest.bind(partition.chat(), partition.segment(), limit)
                .setPageSize(Math.min(limit, PageQuery.ROWS_AT_ONCE));
    }

    Statement<?> page(PageQuery query) {
        return (query.reverse() ? downward : upward)
                .bind(query.partition().chat(), query.partition().segment(), query.from(), query.to(), query.limit())
                .setPageSize(Math.min(query.limit(), PageQuery.ROWS_AT_ONCE));
    }

    Statement<?> keys(Partition partition, long before, int limit) {
        return keys.bind(partition.chat(), partition.segment(), before, limit).setPageSize(Math.min(limit, PAGE_KEYS));
    }

    Statement<?> find(Partition partition, long sendTime) {
        return find.bind(partition.chat(), partition.segment(), sendTime);
    }

    static StoredMessage message(Row row) {
        // Null, which is read as 0, in a message; so are the sizes in rows from before they were counted.
        int nextSegment = row.getInt(NEXT_SEGMENT);
        return new StoredMessage(
                row.getLong("send_time"),
                nextSegment == 0 ? Columns.text(row, TEXT) : "",
                nextSegment == 0 ? Columns.text(row, "sender") : "",
                row.getString("idempotency_key"),
                row.getLong("prev"),
                row.getLong("batch_start"),
                row.getInt("batch_size"),
                row.getLong("epoch"),
                new SegmentSize(row.getInt("segment_messages"), row.getInt("segment_bytes")),
                nextSegment);
    }

    static KeyRow key(Row row) {
        return new KeyRow(row.getLong("send_time"), row.getString("idempotency_key"), row.getInt(NEXT_SEGMENT) != 0);
    }

    private BoundStatement insert(Partition partition, StoredMessage row, long timestamp) {
        // Left unset where there is none: a null would be a tombstone.
        BoundStatementBuilder statement = insert.boundStatementBuilder()
                .setString(0, partition.chat())
                .setInt(1, partition.segment())
                .setLong(2, row.sendTime())
                .setLong(6, row.prev())
                .setLong(7, row.batchStart())
                .setInt(8, row.batchSize())
                .setLong(9, row.epoch())
                .setInt(10, row.segmentSize().messages())
                .setInt(11, row.segmentSize().bytes())
                .setLong(13, timestamp);
        if (row.isSeal()) {
            return statement.setInt(12, row.nextSegment()).build();
        }
        statement = statement.setString(3, row.text()).setString(4, row.sender());
        return row.idempotencyKey() == null
                ? statement.build()
                : statement.setString(5, row.idempotencyKey()).build();
    }

    private BoundStatement fence(Adoption adoption) {
        Partition partition = adoption.partition();
        if (adoption.rows().isEmpty()) {
            return fenceEmpty.bind(adoption.timestamp(), partition.chat(), partition.segment(), adoption.before());
        }
        long last = adoption.rows().get(adoption.rows().size() - 1).sendTime();
        return fence.bind(adoption.timestamp(), partition.chat(), partition.segment(), last, adoption.before());
    }

    private static Statement<?> mutation(List<BatchableStatement<?>> parts) {
        return parts.size() == 1 ? parts.get(0) : BatchStatement.newInstance(DefaultBatchType.UNLOGGED, parts);
    }
}
