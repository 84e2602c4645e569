package io.restante.rpcstore.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README of {@code cql} lists every statement of this service, and no other. */
class CqlReadmeTest {
    private static final Path README = Path.of("..", "cql", "README.md");
    private static final Pattern BLOCK = Pattern.compile("```cql\n(.*?)```", Pattern.DOTALL);

    private final List<String> prepared = new ArrayList<>();

    @Test
    void everyPreparedStatementShouldBeListed() throws Exception {
        CqlSession session = recording();
        MigratedKeyspace keyspace = new MigratedKeyspace(CqlIdentifier.fromCql("restante"));
        new MessageTable(session, keyspace);
        new SegmentTable(session, keyspace);
        new MemberTable(session, keyspace);
        new ShardTable(session, keyspace);
        new NodeSettings(session);

        assertThat(prepared).doesNotHaveDuplicates();
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(prepared);
    }

    @Test
    void everyWriteOfAMessageShouldBindItsTimestamp() {
        MigratedKeyspace keyspace = new MigratedKeyspace(CqlIdentifier.fromCql("restante"));
        new MessageTable(recording(), keyspace);
        new SegmentTable(recording(), keyspace);

        assertThat(prepared.stream().filter(statement -> !statement.startsWith("SELECT")))
                .isNotEmpty()
                .allMatch(statement -> statement.contains("USING TIMESTAMP ?"))
                .noneMatch(statement -> statement.contains(" IF "));
    }

    @Test
    void everyChangeOfMembersAndShardsShouldBeATransactionWithoutTimestamp() {
        MigratedKeyspace keyspace = new MigratedKeyspace(CqlIdentifier.fromCql("restante"));
        new MemberTable(recording(), keyspace);
        new ShardTable(recording(), keyspace);

        assertThat(prepared.stream().filter(statement -> !statement.startsWith("SELECT")))
                .isNotEmpty()
                .allMatch(statement -> statement.contains(" IF "))
                .noneMatch(statement -> statement.contains("TIMESTAMP"));
    }

    private static List<String> listed() throws Exception {
        String readme = Files.readString(README);
        String ours = readme.substring(readme.indexOf("## Messages"), readme.indexOf("## Migrations"));
        return BLOCK.matcher(ours)
                .results()
                .map(block -> block.group(1).strip().replaceAll("\\s+", " "))
                .toList();
    }

    private CqlSession recording() {
        return (CqlSession) Proxy.newProxyInstance(
                CqlReadmeTest.class.getClassLoader(), new Class<?>[] {CqlSession.class}, (session, method, args) -> {
                    assertThat(method.getName()).isEqualTo("prepare");
                    prepared.add((String) args[0]);
                    return Proxy.newProxyInstance(
                            CqlReadmeTest.class.getClassLoader(),
                            new Class<?>[] {PreparedStatement.class},
                            (statement, call, values) -> {
                                throw new UnsupportedOperationException(call.getName());
                            });
                });
    }
}
