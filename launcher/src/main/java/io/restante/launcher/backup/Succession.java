package io.restante.launcher.backup;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.restante.launcher.problem.Problem;
import java.util.List;
import java.util.UUID;

/**
 * Makes one dead member the owner of all shards, as if it had taken them over from whoever had them and died: so that the first store that
 * starts takes them at once, numbers above all that is stored, and has an epoch that nobody has had.
 */
final class Succession {
    private final CqlSession session;
    private final String keyspace;
    private final long floor;

    /** @param floor above every send time that was ever given */
    Succession(CqlSession session, String keyspace, long floor) {
        this.session = session;
        this.keyspace = keyspace;
        this.floor = floor;
    }

    void settle() {
        // All replicas together first, then what a transaction that was not finished comes to.
        shards(DefaultConsistencyLevel.ALL);
        List<Row> shards = shards(DefaultConsistencyLevel.SERIAL);
        UUID heir = UUID.randomUUID();
        if (!shards.isEmpty()) {
            // Its address is one at which nobody listens.
            transact(SimpleStatement.newInstance(
                    "INSERT INTO " + keyspace + ".member (id, address, state, beat, nonce, ceiling)"
                            + " VALUES (?, '127.0.0.1:1', 'dead', 0, ?, ?) IF NOT EXISTS",
                    heir,
                    heir,
                    floor));
            move(shards, heir);
        }
        for (Row member : session.execute(SimpleStatement.newInstance("SELECT id FROM " + keyspace + ".member")
                        .setConsistencyLevel(DefaultConsistencyLevel.ALL))
                .all()) {
            UUID id = member.getUuid("id");
            if (!heir.equals(id)) {
                transact(SimpleStatement.newInstance("DELETE FROM " + keyspace + ".member WHERE id = ? IF EXISTS", id));
            }
        }
    }

    private List<Row> shards(DefaultConsistencyLevel consistency) {
        return session.execute(SimpleStatement.newInstance(
                                "SELECT shard, owner, epoch, floor FROM " + keyspace + ".shard WHERE cluster = ?",
                                Marks.CLUSTER)
                        .setConsistencyLevel(consistency))
                .all();
    }

    private void move(List<Row> shards, UUID heir) {
        PreparedStatement move = session.prepare("UPDATE " + keyspace
                + ".shard SET owner = ?, next_owner = ?, epoch = ?, floor = ?"
                + " WHERE cluster = ? AND shard = ? IF owner = ? AND epoch = ?");
        BatchStatementBuilder moves = BatchStatement.builder(DefaultBatchType.UNLOGGED);
        for (Row shard : shards) {
            long epoch = shard.getLong("epoch");
            moves.addStatement(move.bind(
                    heir,
                    null,
                    epoch + 1,
                    Math.max(floor, shard.getLong("floor")),
                    Marks.CLUSTER,
                    shard.getInt("shard"),
                    shard.getUuid("owner"),
                    epoch));
        }
        transact(moves.build());
    }

    private void transact(Statement<?> change) {
        ResultSet outcome = session.execute(change.setConsistencyLevel(DefaultConsistencyLevel.QUORUM)
                .setSerialConsistencyLevel(DefaultConsistencyLevel.SERIAL));
        if (!outcome.wasApplied()) {
            throw new Problem("Somebody else changes the tables that are being restored: see that nothing else uses"
                    + " these ports, and restore again.");
        }
    }
}
