package io.restante.cql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void everyFileShouldBelongToTheSchema() throws Exception {
        URL first = Objects.requireNonNull(Schema.class.getResource(Schema.FILES.get(0)));
        try (Stream<Path> files = Files.list(Path.of(first.toURI()).resolveSibling("."))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".cql")))
                    .containsExactlyInAnyOrderElementsOf(Schema.FILES);
        }
    }

    @Test
    void migrationsShouldBeNumberedFromOne() {
        assertThat(Schema.migrations().stream().map(Migration::version)).containsExactly(1, 2, 3, 4);
    }

    /** What was released once must never change; a new migration adds a line here. */
    @Test
    void releasedMigrationsShouldKeepTheirChecksums() {
        assertThat(Schema.migrations().stream()
                        .map(m -> m.version() + " " + m.checksum().substring(0, 16)))
                .containsExactly(
                        "1 58e603c265b23e2d", "2 ab03ec7e5438f3a6", "3 ed228488bfd5a9f4", "4 f25ddf2c4ff9ded6");
    }

    @Test
    void gapShouldBeRefused() {
        List<Migration> migrations = List.of(TestMigrations.table(1, "a"), TestMigrations.table(3, "c"));

        assertThatThrownBy(() -> Schema.numbered(migrations))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("number 2 is expected where V3__c.cql stands");
    }

    @Test
    void numberThatIsThereTwiceShouldBeRefused() {
        List<Migration> migrations = List.of(TestMigrations.table(1, "a"), TestMigrations.table(1, "b"));

        assertThatThrownBy(() -> Schema.numbered(migrations))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("V1__b.cql");
    }
}
