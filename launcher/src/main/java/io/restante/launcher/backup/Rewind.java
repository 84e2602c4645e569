package io.restante.launcher.backup;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;

/** Takes every chat back to the cut, where no store runs: what stands above it is deleted, in whole batches, at ALL. */
final class Rewind {
    private static final int PAGE_ROWS = 1_000;

    private final CqlSession session;
    private final Manifest manifest;
    private final PreparedStatement ends;
    private final PreparedStatement firstAbove;
    private final PreparedStatement delete;
    private final PreparedStatement noteEnds;
    private final PreparedStatement deleteNotes;

    Rewind(CqlSession session, String keyspace, Manifest manifest) {
        this.session = session;
        this.manifest = manifest;
        String message = keyspace + ".message";
        String note = keyspace + ".chat_segment";
        ends = session.prepare("SELECT chat, segment, send_time FROM " + message + " PER PARTITION LIMIT 1");
        firstAbove = session.prepare("SELECT send_time, batch_start FROM " + message
                + " WHERE chat = ? AND segment = ? AND send_time > ? ORDER BY send_time ASC LIMIT 1");
        // Up to a bound, since a new owner numbers above it.
        delete = session.prepare("DELETE FROM " + message
                + " USING TIMESTAMP ? WHERE chat = ? AND segment = ? AND send_time >= ? AND send_time <= ?");
        noteEnds = session.prepare("SELECT chat, first_send_time FROM " + note + " PER PARTITION LIMIT 1");
        deleteNotes = session.prepare("DELETE FROM " + note
                + " USING TIMESTAMP ? WHERE chat = ? AND first_send_time > ? AND first_send_time <= ?");
    }

    /** Gives how many segments were cut; those that end below the cut are left as they are. */
    long run() {
        long cut = 0;
        for (Row end : session.execute(ofAll(ends.bind()).setPageSize(PAGE_ROWS))) {
            if (end.getLong("send_time") > manifest.cut()) {
                cut(end.getString("chat"), end.getInt("segment"));
                cut++;
            }
        }
        // A segment begins one above its seal.
        long lastNote = manifest.cut() + 1;
        for (Row end : session.execute(ofAll(noteEnds.bind()).setPageSize(PAGE_ROWS))) {
            if (end.getLong("first_send_time") > lastNote) {
                session.execute(
                        ofAll(deleteNotes.bind(manifest.upper(), end.getString("chat"), lastNote, manifest.upper())));
            }
        }
        return cut;
    }

    private void cut(String chat, int segment) {
        Row first = session.execute(ofAll(firstAbove.bind(chat, segment, manifest.cut())))
                .one();
        if (first != null) {
            // A batch of which the cut would leave a part was not answered before the cut was drawn: it goes as a
            // whole.
            long from = Math.min(first.getLong("send_time"), first.getLong("batch_start"));
            session.execute(ofAll(delete.bind(manifest.upper(), chat, segment, from, manifest.upper())));
        }
    }

    private static BoundStatement ofAll(BoundStatement statement) {
        return statement.setConsistencyLevel(DefaultConsistencyLevel.ALL);
    }
}
