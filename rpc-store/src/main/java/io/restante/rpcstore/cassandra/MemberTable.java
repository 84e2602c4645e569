package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberState;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** The statements on {@code member}. Each change is a lightweight transaction, which takes no timestamp from us. */
final class MemberTable {
    /** Far above the starts of a day, after which a dead member's row is deleted. */
    static final int MAX_ROWS = 10_000;

    private static final int PAGE_ROWS = 500;
    private static final String ROW = "SELECT id, address, state, beat, nonce, ceiling FROM %s.member";

    private final PreparedStatement join;
    private final PreparedStatement beat;
    private final PreparedStatement kill;
    private final PreparedStatement delete;
    private final PreparedStatement read;
    private final PreparedStatement readAll;
    private final PreparedStatement time;

    MemberTable(CqlSession session, MigratedKeyspace keyspace) {
        join = keyspace.prepare(
                session,
                "INSERT INTO %s.member (id, address, state, beat, nonce, ceiling)"
                        + " VALUES (?, ?, ?, ?, ?, ?) IF NOT EXISTS");
        beat = keyspace.prepare(
                session,
                "UPDATE %s.member SET beat = ?, nonce = ?, ceiling = ?"
                        + " WHERE id = ? IF state = 'alive' AND beat = ?");
        kill = keyspace.prepare(
                session, "UPDATE %s.member SET state = 'dead' WHERE id = ? IF state = 'alive' AND beat = ?");
        delete = keyspace.prepare(session, "DELETE FROM %s.member WHERE id = ? IF state = 'dead'");
        read = keyspace.prepare(session, ROW + " WHERE id = ?");
        readAll = keyspace.prepare(session, ROW + " LIMIT ?");
        time = keyspace.prepare(session, "SELECT toUnixTimestamp(now()) AS millis FROM system.local");
    }

    Statement<?> join(MemberRow row) {
        return join.bind(row.id(), row.address(), state(row.state()), row.beat(), row.nonce(), row.ceiling());
    }

    Statement<?> beat(UUID id, long seenBeat, UUID nonce, long ceiling) {
        return beat.bind(seenBeat + 1, nonce, ceiling, id, seenBeat);
    }

    Statement<?> kill(UUID id, long seenBeat) {
        return kill.bind(id, seenBeat);
    }

    Statement<?> delete(UUID id) {
        return delete.bind(id);
    }

    Statement<?> read(UUID id) {
        return read.bind(id);
    }

    Statement<?> readSerial(UUID id) {
        return read.bind(id).setConsistencyLevel(DefaultConsistencyLevel.SERIAL);
    }

    Statement<?> readAll() {
        return readAll.bind(MAX_ROWS).setPageSize(PAGE_ROWS);
    }

    Statement<?> time() {
        return time.bind();
    }

    static MemberRow member(Row row) {
        return new MemberRow(
                Columns.uuid(row, "id"),
                Columns.text(row, "address"),
                MemberState.valueOf(Columns.text(row, "state").toUpperCase(Locale.ROOT)),
                row.getLong("beat"),
                Columns.uuid(row, "nonce"),
                row.getLong("ceiling"));
    }

    static long micros(Row row) {
        return Duration.ofMillis(row.getLong("millis")).toNanos() / 1_000;
    }

    private static String state(MemberState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
