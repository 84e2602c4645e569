package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import io.restante.cql.KeyspaceSettings;
import io.restante.cql.Migration;
import io.restante.cql.SchemaMigrator;
import io.restante.localcassandra.testing.TestCassandra;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What is recorded of the version before this one: its migrations, every statement of its services, and rows as it writes them. */
final class PreviousVersion {
    private static final Path RECORD = Path.of("src", "test", "resources", "previous");
    static final Path MIGRATIONS = RECORD.resolve("migrations");
    static final Path STATEMENTS = RECORD.resolve("statements.cql");
    static final Path ROWS = RECORD.resolve("rows.cql");

    /** The keyspace in the record. */
    static final String KEYSPACE = "restante.";

    private PreviousVersion() {}

    /** By number. */
    static List<Migration> migrations() {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.map(file -> Migration.parse(file.getFileName().toString(), read(file)))
                    .sorted(Comparator.comparingInt(Migration::version))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One in each line; with the keyspace {@code restante}. */
    static List<String> statements() {
        return read(STATEMENTS).lines().toList();
    }

    /** A keyspace with its tables, and nothing in them. */
    static void makeTables(CqlSession session, String keyspace) {
        new SchemaMigrator(
                        session,
                        new KeyspaceSettings(
                                CqlIdentifier.fromCql(keyspace),
                                TestCassandra.shared().datacenter(),
                                1),
                        migrations(),
                        SchemaMigrator.LEASE)
                .migrate();
    }

    /** The rows of a store that was killed. */
    static void insertRows(CqlSession session, String keyspace) {
        read(ROWS)
                .lines()
                .forEach(insert -> session.execute(insert.replace("INTO " + KEYSPACE, "INTO " + keyspace + ".")));
    }

    /**
     * Prepares and executes each statement of its services, on rows of its own.
     *
     * @throws com.datastax.oss.driver.api.core.DriverException where the tables are not any more what it needs
     */
    static void executeStatements(CqlSession session, String keyspace) {
        for (String statement : statements()) {
            PreparedStatement prepared = session.prepare(statement.replace(KEYSPACE, keyspace + "."));
            BoundStatementBuilder bound = prepared.boundStatementBuilder();
            int i = 0;
            for (ColumnDefinition variable : prepared.getVariableDefinitions()) {
                bound = set(bound, i++, variable);
            }
            session.execute(bound.build());
        }
    }

    private static BoundStatementBuilder set(BoundStatementBuilder bound, int i, ColumnDefinition variable) {
        DataType type = variable.getType();
        if (type.equals(DataTypes.TEXT)) {
            return bound.setString(i, "previous");
        } else if (type.equals(DataTypes.INT)) {
            return bound.setInt(i, 1);
        } else if (type.equals(DataTypes.BIGINT)) {
            return bound.setLong(i, 1);
        } else if (type.equals(DataTypes.BOOLEAN)) {
            return bound.setBoolean(i, true);
        } else if (type.equals(DataTypes.UUID)) {
            return bound.setUuid(i, new UUID(0, 1));
        }
        throw new IllegalStateException("no value for " + variable.getName() + " of type " + type);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
