package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.restante.rpcstore.message.SegmentStart;

/** The statements on {@code chat_segment}. Each touches one row of one partition. */
final class SegmentTable {
    private static final String ROW = "SELECT chat, first_send_time, segment FROM %s.chat_segment WHERE chat = ?";

    private final PreparedStatement insert;
    private final PreparedStatement at;
    private final PreparedStatement after;
    private final PreparedStatement newest;

    SegmentTable(CqlSession session, MigratedKeyspace keyspace) {
        insert = keyspace.prepare(
                session,
                "INSERT INTO %s.chat_segment (chat, first_send_time, segment) VALUES (?, ?, ?) USING TIMESTAMP ?");
        at = keyspace.prepare(session, ROW + " AND first_send_time <= ? ORDER BY first_send_time DESC LIMIT 1");
        after = keyspace.prepare(session, ROW + " AND first_send_time > ? ORDER BY first_send_time ASC LIMIT 1");
        newest = keyspace.prepare(session, ROW + " ORDER BY first_send_time DESC LIMIT 1");
    }

    Statement<?> put(SegmentStart start) {
        return insert.bind(start.chat(), start.firstSendTime(), start.segment(), start.firstSendTime());
    }

    Statement<?> at(String chat, long sendTime) {
        return at.bind(chat, sendTime);
    }

    Statement<?> after(String chat, long sendTime) {
        return after.bind(chat, sendTime);
    }

    Statement<?> newest(String chat) {
        return newest.bind(chat);
    }

    static SegmentStart start(Row row) {
        return new SegmentStart(Columns.text(row, "chat"), row.getLong("first_send_time"), row.getInt("segment"));
    }
}
