package io.restante.rpcstore.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.cql.Migration;
import io.restante.cql.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The migrations of this version leave the previous one what it needs; {@link PreviousVersionIT} shows it on real tables. */
class PreviousVersionTest {
    private static final Pattern DROPPED = Pattern.compile(
            "(?:DROP (?:TABLE|TYPE|INDEX) IF EXISTS|ALTER TABLE (?:IF EXISTS )?\\S+ DROP IF EXISTS) (.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Test
    void theMigrationsOfThePreviousVersionShouldStandUnchangedBeforeTheNewOnes() {
        List<Migration> previous = PreviousVersion.migrations();

        assertThat(previous).isNotEmpty();
        assertThat(Schema.migrations()).startsWith(previous.toArray(Migration[]::new));
    }

    @Test
    void newMigrationsShouldDropNothingThatThePreviousVersionNames() {
        List<Migration> all = Schema.migrations();

        assertThat(missed(all.subList(PreviousVersion.migrations().size(), all.size())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE message DROP IF EXISTS sender",
                "ALTER TABLE message DROP IF EXISTS (old, next_segment)",
                "ALTER TABLE IF EXISTS shard DROP IF EXISTS floor",
                "DROP TABLE IF EXISTS chat_segment"
            })
    void aColumnOrTableThatThePreviousVersionNamesShouldBeMissed(String statement) {
        assertThat(missed(List.of(Migration.parse("V9__drop.cql", statement)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE message ADD IF NOT EXISTS colour text",
                "ALTER TABLE message DROP IF EXISTS colour",
                "ALTER TABLE message WITH comment = 'messages'",
                "CREATE TABLE IF NOT EXISTS receipt (chat text PRIMARY KEY)",
                "DROP TABLE IF EXISTS receipt"
            })
    void whatThePreviousVersionDoesNotNameShouldBeMissedByNobody(String statement) {
        assertThat(missed(List.of(Migration.parse("V9__add.cql", statement)))).isEmpty();
    }

    /** What these drop and the previous version's statements name. */
    private static List<String> missed(List<Migration> added) {
        String statements = String.join("\n", PreviousVersion.statements());
        List<String> missed = new ArrayList<>();
        for (Migration migration : added) {
            for (String statement : migration.statements()) {
                Matcher dropped = DROPPED.matcher(statement.replaceAll("\\s+", " "));
                if (dropped.matches()) {
                    Pattern.compile("\\w+")
                            .matcher(dropped.group(1))
                            .results()
                            .map(name -> name.group())
                            .filter(name -> Pattern.compile("\\b" + name + "\\b")
                                    .matcher(statements)
                                    .find())
                            .forEach(missed::add);
                }
            }
        }
        return missed;
    }
}
