package io.restante.rpcstore.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import io.restante.localcassandra.testing.TestCassandra;
import io.restante.protos.api.Message;
import io.restante.protos.api.SendRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store of this version on tables that the previous one has made and filled, and the previous one's statements after it. */
class PreviousVersionIT {
    private static CqlSession session;

    private final String keyspace = "it_" + UUID.randomUUID().toString().replace("-", "");

    @BeforeAll
    static void connect() {
        TestCassandra cassandra = TestCassandra.shared();
        session = CqlSession.builder()
                .addContactPoint(cassandra.contactPoint())
                .withLocalDatacenter(cassandra.datacenter())
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "QUORUM")
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(10))
                        .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
                        .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
                        .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0)
                        .build())
                .build();
    }

    @AfterAll
    static void disconnect() {
        session.close();
    }

    @Test
    void theStoreShouldReadWhatThePreviousVersionWroteAndGoOnWithoutAGap() {
        PreviousVersion.makeTables(session, keyspace);
        PreviousVersion.insertRows(session, keyspace);
        Map<String, List<Row>> before = chats();
        assertThat(before).hasSizeGreaterThan(2);

        try (PresentStore store = PresentStore.on(keyspace)) {
            before.forEach((chat, rows) -> {
                assertThat(store.pullAll(chat)).extracting(Message::getSendTime).isEqualTo(sendTimes(rows));
                assertThat(store.pullAll(chat))
                        .extracting(Message::getText)
                        .isEqualTo(
                                rows.stream().map(row -> row.getString("text")).toList());

                long sent = store.send(
                        message(chat, rows.get(0)).setText("of this version").build());
                List<Long> after = new ArrayList<>(sendTimes(rows));
                after.add(sent);
                assertThat(store.pullAll(chat)).extracting(Message::getSendTime).isEqualTo(after);
                Row written = rows(chat).get(rows.size());
                assertThat(written.getLong("prev")).isEqualTo(lastSendTime(chat, sent));
            });
        }
    }

    @Test
    void aKeyFromThePreviousVersionShouldBeKnown() {
        PreviousVersion.makeTables(session, keyspace);
        PreviousVersion.insertRows(session, keyspace);
        List<Row> withKeys = chats().values().stream()
                .flatMap(List::stream)
                .filter(row -> row.getString("idempotency_key") != null)
                .toList();
        assertThat(withKeys).hasSizeGreaterThan(2);

        try (PresentStore store = PresentStore.on(keyspace)) {
            for (Row row : withKeys) {
                assertThat(store.send(message(text(row, "chat"), row)
                                .setText(text(row, "text"))
                                .setIdempotencyKey(text(row, "idempotency_key"))
                                .build()))
                        .isEqualTo(row.getLong("send_time"));
            }
        }
    }

    @Test
    void thePreviousVersionsStatementsShouldRunOnTheTablesOfThisOne() {
        PreviousVersion.makeTables(session, keyspace);
        PreviousVersion.insertRows(session, keyspace);
        try (PresentStore store = PresentStore.on(keyspace)) {
            store.send(SendRequest.newBuilder()
                    .setChat("room")
                    .setSender("ann")
                    .setText("of this version")
                    .build());

            PreviousVersion.executeStatements(session, keyspace);
            Row newest = rows("room").get(rows("room").size() - 1);
            assertThat(newest.getString("text")).isEqualTo("of this version");
            for (String column :
                    List.of("prev", "batch_start", "batch_size", "epoch", "segment_messages", "segment_bytes")) {
                assertThat(newest.isNull(column)).as(column).isFalse();
            }
        }
    }

    /** Some that Cassandra would let pass. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE %s.message DROP sender",
                "ALTER TABLE %s.message RENAME send_time TO sent_at",
                "DROP TABLE %s.chat_segment",
                "ALTER TABLE %s.member DROP ceiling"
            })
    void aChangeThatThePreviousVersionCannotLiveWithShouldBeSeen(String change) {
        PreviousVersion.makeTables(session, keyspace);
        PreviousVersion.executeStatements(session, keyspace);
        session.execute(change.formatted(keyspace));

        assertThatThrownBy(() -> PreviousVersion.executeStatements(session, keyspace))
                .isInstanceOf(InvalidQueryException.class);
    }

    private Map<String, List<Row>> chats() {
        Map<String, List<Row>> chats = new TreeMap<>();
        for (Row row : session.execute("SELECT DISTINCT chat, segment FROM " + keyspace + ".message")) {
            String chat = text(row, "chat");
            chats.computeIfAbsent(chat, this::rows);
        }
        return chats;
    }

    /** Its messages, oldest first, without seals. */
    private List<Row> rows(String chat) {
        return withSeals(chat).stream()
                .filter(row -> row.isNull("next_segment"))
                .toList();
    }

    private List<Row> withSeals(String chat) {
        List<Row> rows = new ArrayList<>(
                session.execute("SELECT * FROM " + keyspace + ".message WHERE chat = ? ALLOW FILTERING", chat)
                        .all());
        rows.sort(Comparator.comparingLong(row -> row.getLong("send_time")));
        return rows;
    }

    /** Of what stands before this one, seals included. */
    private long lastSendTime(String chat, long before) {
        return withSeals(chat).stream()
                .mapToLong(row -> row.getLong("send_time"))
                .filter(sendTime -> sendTime < before)
                .max()
                .orElseThrow();
    }

    private static List<Long> sendTimes(List<Row> rows) {
        return rows.stream().map(row -> row.getLong("send_time")).toList();
    }

    private static SendRequest.Builder message(String chat, Row by) {
        return SendRequest.newBuilder().setChat(chat).setSender(text(by, "sender"));
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNull(row.getString(column));
    }
}
