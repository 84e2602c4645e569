package io.restante.launcher.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.restante.history.operation.Message;
import io.restante.history.operation.Row;
import io.restante.history.operation.Row.Internals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads all messages of chats at ALL, as histories have them; a chat is held in memory whole. */
public final class WholeChats {
    private static final int PAGE_ROWS = 256;

    private final CqlSession session;
    private final PreparedStatement segment;

    public WholeChats(CqlSession session, String keyspace) {
        this.session = session;
        this.segment = session.prepare(
                "SELECT send_time, text, sender, idempotency_key, prev, batch_start, batch_size, epoch, next_segment FROM "
                        + keyspace + ".message WHERE chat = ? AND segment = ? ORDER BY send_time ASC");
    }

    /**
     * The rows of all segments, oldest first, without seals.
     *
     * @param chat its canonical name
     */
    public List<Row> rows(String chat) {
        List<Row> rows = new ArrayList<>();
        boolean more = true;
        for (int number = 0; more; number++) {
            more = read(chat, number, rows);
        }
        return rows;
    }

    /** Whether a seal says that another segment follows. */
    private boolean read(String chat, int number, List<Row> rows) {
        boolean sealed = false;
        for (com.datastax.oss.driver.api.core.cql.Row row : session.execute(segment.bind(chat, number)
                .setConsistencyLevel(DefaultConsistencyLevel.ALL)
                .setPageSize(PAGE_ROWS))) {
            if (row.getInt("next_segment") == 0) {
                rows.add(message(row, number));
            } else {
                sealed = true;
            }
        }
        return sealed;
    }

    private static Row message(com.datastax.oss.driver.api.core.cql.Row row, int segment) {
        return new Row(
                new Message(
                        row.getLong("send_time"),
                        Objects.requireNonNull(row.getString("text")),
                        Objects.requireNonNull(row.getString("sender"))),
                new Internals(
                        row.getString("idempotency_key"),
                        segment,
                        row.getLong("prev"),
                        row.getLong("batch_start"),
                        row.getInt("batch_size"),
                        row.getLong("epoch")));
    }
}
