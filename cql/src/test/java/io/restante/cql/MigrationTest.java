package io.restante.cql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTest {
    private static final String TABLE = "CREATE TABLE IF NOT EXISTS a (b int PRIMARY KEY);";

    @Test
    void numberShouldComeFromTheFileName() {
        assertThat(Migration.parse("V12__some_words.cql", TABLE).version()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1__a.cql", "V__a.cql", "V0__a.cql", "V01__a.cql", "V1_a.cql", "V1__a.txt", "V1__A.cql"})
    void otherFileNamesShouldBeRefused(String file) {
        assertThatThrownBy(() -> Migration.parse(file, TABLE))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE a (b int PRIMARY KEY)",
                "DROP TABLE a",
                "ALTER TABLE a ADD c int",
                "ALTER TABLE a DROP c",
                "INSERT INTO a (b) VALUES (1)",
                "TRUNCATE a",
                "CREATE KEYSPACE IF NOT EXISTS a WITH replication = {}"
            })
    void statementsThatDoHarmWhenRepeatedShouldBeRefused(String statement) {
        assertThatThrownBy(() -> Migration.parse("V1__a.cql", TABLE + statement))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining(statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table if not exists a (b int primary key)",
                "DROP TABLE IF EXISTS a",
                "ALTER TABLE a\n  ADD IF NOT EXISTS c int",
                "ALTER TABLE a DROP IF EXISTS c",
                "ALTER TABLE a WITH comment = 'x'",
                "CREATE CUSTOM INDEX IF NOT EXISTS i ON a (b) USING 'sai'"
            })
    void statementsThatCanBeRepeatedShouldBeTaken(String statement) {
        assertThat(Migration.parse("V1__a.cql", statement).statements()).containsExactly(statement);
    }

    @Test
    void fileWithoutStatementsShouldBeRefused() {
        assertThatThrownBy(() -> Migration.parse("V1__a.cql", "-- nothing yet")).isInstanceOf(MigrationException.class);
    }

    @Test
    void checksumShouldNotDependOnCommentsAndLineEnds() {
        assertThat(Migration.parse("V1__a.cql", "-- words\r\n" + TABLE.replace("(", "\r\n  -- more words\r\n("))
                        .checksum())
                .isEqualTo(Migration.parse("V1__a.cql", TABLE).checksum());
    }

    @Test
    void checksumShouldDependOnTheStatements() {
        assertThat(Migration.parse("V1__a.cql", TABLE.replace("int", "bigint")).checksum())
                .isNotEqualTo(Migration.parse("V1__a.cql", TABLE).checksum());
    }
}
