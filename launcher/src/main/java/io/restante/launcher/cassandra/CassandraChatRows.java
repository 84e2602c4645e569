package io.restante.launcher.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.restante.launcher.chain.ChatRows;
import io.restante.launcher.chain.Link;
import io.restante.launcher.chain.SegmentNote;
import java.util.Iterator;
import java.util.Optional;

/** Reads them at ALL, and never a text. */
public final class CassandraChatRows implements ChatRows {
    private static final int PAGE_ROWS = 256;

    private final CqlSession session;
    private final String chat;
    private final PreparedStatement newest;
    private final PreparedStatement upTo;
    private final PreparedStatement newestNote;
    private final PreparedStatement noteAfter;

    /** @param chat its canonical name */
    public CassandraChatRows(CqlSession session, String keyspace, String chat) {
        this.session = session;
        this.chat = chat;
        String links = "SELECT send_time, idempotency_key, prev, batch_start, batch_size, epoch, next_segment FROM "
                + keyspace + ".message WHERE chat = ? AND segment = ? ";
        String notes = "SELECT first_send_time, segment FROM " + keyspace + ".chat_segment WHERE chat = ? ";
        this.newest = session.prepare(links + "ORDER BY send_time DESC LIMIT 1");
        this.upTo = session.prepare(links + "AND send_time <= ? ORDER BY send_time ASC");
        this.newestNote = session.prepare(notes + "ORDER BY first_send_time DESC LIMIT 1");
        this.noteAfter = session.prepare(notes + "AND first_send_time > ? ORDER BY first_send_time ASC LIMIT 1");
    }

    @Override
    public Optional<Link> newest(int segment) {
        return one(newest.bind(chat, segment)).map(CassandraChatRows::link);
    }

    @Override
    public Iterable<Link> upTo(int segment, long last) {
        return () -> {
            Iterator<Row> rows = session.execute(
                            ofAll(upTo.bind(chat, segment, last)).setPageSize(PAGE_ROWS))
                    .iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public Link next() {
                    return link(rows.next());
                }
            };
        };
    }

    @Override
    public Optional<SegmentNote> newestNote() {
        return one(newestNote.bind(chat)).map(CassandraChatRows::note);
    }

    @Override
    public Optional<SegmentNote> noteAfter(long first) {
        return one(noteAfter.bind(chat, first)).map(CassandraChatRows::note);
    }

    private Optional<Row> one(BoundStatement statement) {
        return Optional.ofNullable(session.execute(ofAll(statement)).one());
    }

    private static BoundStatement ofAll(BoundStatement statement) {
        return statement.setConsistencyLevel(DefaultConsistencyLevel.ALL);
    }

    private static Link link(Row row) {
        return new Link(
                row.getLong("send_time"),
                row.getString("idempotency_key"),
                row.getLong("prev"),
                row.getLong("batch_start"),
                row.getInt("batch_size"),
                row.getLong("epoch"),
                row.getInt("next_segment"));
    }

    private static SegmentNote note(Row row) {
        return new SegmentNote(row.getLong("first_send_time"), row.getInt("segment"));
    }
}
