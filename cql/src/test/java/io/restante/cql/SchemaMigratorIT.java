package io.restante.cql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaMigratorIT {
    private static final Duration LEASE = Duration.ofSeconds(30);

    @SuppressWarnings("NullAway.Init")
    private static CqlSession session;

    private final KeyspaceSettings keyspace = SchemaSession.newKeyspace();

    @BeforeAll
    static void open() {
        session = SchemaSession.open();
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @Test
    void keyspaceShouldBeMadeWithTheConfiguredReplicas() {
        migrate(session, Schema.migrations());

        Row row = keyspaceRow();
        assertThat(row.getMap("replication", String.class, String.class))
                .isEqualTo(Map.of(
                        "class", "org.apache.cassandra.locator.NetworkTopologyStrategy", keyspace.datacenter(), "1"));
        assertThat(row.getBoolean("durable_writes")).isTrue();
    }

    @Test
    void existingKeyspaceShouldKeepItsReplication() {
        session.execute("CREATE KEYSPACE " + keyspace.name()
                + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");

        migrate(session, List.of(TestMigrations.table(1, "one")));

        assertThat(keyspaceRow().getMap("replication", String.class, String.class))
                .containsEntry("class", "org.apache.cassandra.locator.SimpleStrategy");
        assertThat(tables()).contains("one");
    }

    @Test
    void everyTableShouldHaveTheOptionsThatTheLogStandsOn() {
        migrate(session, Schema.migrations());

        for (String table : List.of("message", "member", "shard")) {
            Row row = Objects.requireNonNull(session.execute(
                            "SELECT * FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?",
                            keyspace.name().asInternal(),
                            table)
                    .one());
            assertThat(row.getString("read_repair")).isEqualTo("BLOCKING");
            assertThat(row.getInt("gc_grace_seconds")).isGreaterThanOrEqualTo(10 * 24 * 3600);
            assertThat(row.getInt("default_time_to_live")).isZero();
            assertThat(row.getMap("compaction", String.class, String.class))
                    .containsEntry("class", "org.apache.cassandra.db.compaction.UnifiedCompactionStrategy")
                    .containsEntry("only_purge_repaired_tombstones", "true");
        }
    }

    @Test
    void secondRunShouldFindNothingToDoAndTakeNoLock() {
        migrate(session, Schema.migrations());

        migrate(
                WatchedSession.of(session, (query, real) -> {
                    assertThat(query).startsWith("SELECT").doesNotContain("schema_lock");
                    return real.execute();
                }),
                Schema.migrations());
    }

    @Test
    void changedFileShouldBeRefusedAndNothingDone() {
        migrate(session, List.of(TestMigrations.table(1, "one")));
        List<Migration> changed = List.of(TestMigrations.tables(1, "one", "more"), TestMigrations.table(2, "two"));

        assertThatThrownBy(() -> migrate(session, changed))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("V1__one.cql was changed after it had been applied");
        assertThat(tables()).doesNotContain("more", "two");
    }

    @Test
    void gapInTheFilesShouldBeRefusedAndNothingDone() {
        List<Migration> gap = List.of(TestMigrations.table(1, "one"), TestMigrations.table(3, "three"));

        assertThatThrownBy(() -> migrate(session, gap)).isInstanceOf(MigrationException.class);
        assertThat(tables()).isEmpty();
    }

    @Test
    void migrationThatWasBrokenOffShouldBeRepeatedAtTheNextStart() {
        List<Migration> files = List.of(TestMigrations.tables(1, "first", "second"), TestMigrations.table(2, "third"));
        assertThatThrownBy(() -> migrate(dyingBefore("second"), files)).isInstanceOf(Crash.class);
        assertThat(tables()).contains("first").doesNotContain("second", "third");

        migrate(session, files);

        assertThat(tables()).contains("first", "second", "third");
        migrate(dyingBefore("schema_lock"), files);
    }

    @Test
    void migrationThatWasBrokenOffAndChangedSinceShouldBeRefused() {
        assertThatThrownBy(() -> migrate(dyingBefore("second"), List.of(TestMigrations.tables(1, "first", "second"))))
                .isInstanceOf(Crash.class);

        assertThatThrownBy(() -> migrate(session, List.of(TestMigrations.tables(1, "first", "other"))))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("begun and not finished, and has changed since");
        assertThat(tables()).doesNotContain("other");
    }

    @Test
    void failedStatementShouldBeNamed() {
        List<Migration> files = List.of(Migration.parse(
                "V1__bad.cql", TestMigrations.create("good") + "ALTER TABLE missing ADD IF NOT EXISTS a int;"));

        assertThatThrownBy(() -> migrate(session, files))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("statement 2 of 2 in V1__bad.cql failed");
    }

    @Test
    void newerDatabaseShouldBeLeftAsItIs() {
        Migration one = TestMigrations.table(1, "one");
        migrate(session, List.of(one, TestMigrations.table(2, "two")));

        migrate(session, List.of(one));

        assertThat(tables()).contains("one", "two");
    }

    @Test
    void statementWithUnknownOutcomeShouldBeSafeToRepeat() {
        List<Migration> files = List.of(TestMigrations.table(1, "one"));
        AtomicBoolean lost = new AtomicBoolean();
        CqlSession losing = WatchedSession.of(session, (query, real) -> {
            var answer = real.execute();
            if (query.contains("EXISTS one") && lost.compareAndSet(false, true)) {
                throw new DriverTimeoutException("the answer was lost");
            }
            return answer;
        });
        assertThatThrownBy(() -> migrate(losing, files)).isInstanceOf(MigrationException.class);

        migrate(losing, files);

        assertThat(tables()).contains("one");
    }

    private void migrate(CqlSession through, List<Migration> files) {
        new SchemaMigrator(through, keyspace, files, LEASE).migrate();
    }

    /** A process that is killed before a statement on this table. It still releases its lock, unlike the one in MigrationLockIT. */
    private static CqlSession dyingBefore(String table) {
        return WatchedSession.of(session, (query, real) -> {
            if (query.contains(" " + table + " ")) {
                throw new Crash();
            }
            return real.execute();
        });
    }

    private Row keyspaceRow() {
        return Objects.requireNonNull(
                session.execute(Keyspace.FIND, keyspace.name().asInternal()).one());
    }

    private List<String> tables() {
        return session
                .execute(
                        "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?",
                        keyspace.name().asInternal())
                .all()
                .stream()
                .map(row -> Objects.requireNonNull(row.getString(0)))
                .toList();
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
