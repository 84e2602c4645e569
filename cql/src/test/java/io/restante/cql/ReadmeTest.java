package io.restante.cql;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```cql\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyStatementOfTheMigratorShouldBeListedAndNoOther() throws Exception {
        KeyspaceSettings keyspace = new KeyspaceSettings(CqlIdentifier.fromCql("restante"), "datacenter1", 1);
        List<String> prepared = Stream.of(
                        Keyspace.FIND,
                        Ddl.PROBE,
                        MigrationLock.READ,
                        MigrationLock.CREATE,
                        MigrationLock.CHANGE,
                        MigrationLog.READ,
                        MigrationLog.BEGIN,
                        MigrationLog.FINISH)
                .map(keyspace::qualify)
                .toList();

        assertThat(listed()).containsExactlyInAnyOrderElementsOf(prepared);
    }

    private static List<String> listed() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        return BLOCK.matcher(readme.substring(readme.indexOf("## Migrations")))
                .results()
                .map(block -> block.group(1).strip().replaceAll("\\s+", " "))
                .toList();
    }
}
