package io.restante.cql;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;

/** What has been begun and finished, in the database itself. One partition, changed by whoever holds the lock. */
final class MigrationLog {
    static final String READ = "SELECT version, file, checksum, finished FROM %s.schema_migration WHERE name = ?";
    static final String BEGIN =
            "INSERT INTO %s.schema_migration (name, version, file, checksum, finished) VALUES (?, ?, ?, ?, false) IF NOT EXISTS";
    static final String FINISH =
            "UPDATE %s.schema_migration SET finished = true WHERE name = ? AND version = ? IF checksum = ?";

    static final String DEFINITION = "CREATE TABLE IF NOT EXISTS schema_migration (name text, version int, file text,"
            + " checksum text, finished boolean, PRIMARY KEY ((name), version)) WITH read_repair = 'BLOCKING'";

    private static final String NAME = "schema";

    private final CqlSession session;
    private final PreparedStatement read;
    private final PreparedStatement begin;
    private final PreparedStatement finish;

    MigrationLog(CqlSession session, KeyspaceSettings keyspace) {
        this.session = session;
        this.read = session.prepare(keyspace.qualify(READ));
        this.begin = session.prepare(keyspace.qualify(BEGIN));
        this.finish = session.prepare(keyspace.qualify(FINISH));
    }

    /** All of it, by number. */
    List<AppliedMigration> read() {
        return session.execute(read.bind(NAME).setConsistencyLevel(ConsistencyLevel.SERIAL)).all().stream()
                .map(MigrationLog::applied)
                .toList();
    }

    /** Does nothing where the migration was begun before. */
    void begin(Migration migration) {
        session.execute(begin.bind(NAME, migration.version(), migration.file(), migration.checksum()));
    }

    void finish(Migration migration) {
        boolean done = session.execute(finish.bind(NAME, migration.version(), migration.checksum()))
                .wasApplied();
        if (!done) {
            throw new MigrationException(migration.file() + " was applied with checksum " + migration.checksum()
                    + ", but another process has begun it in another form meanwhile; start again");
        }
    }

    private static AppliedMigration applied(Row row) {
        return new AppliedMigration(
                row.getInt("version"), text(row, "file"), text(row, "checksum"), row.getBoolean("finished"));
    }

    private static String text(Row row, String column) {
        String value = row.getString(column);
        return value == null ? "" : value;
    }
}
