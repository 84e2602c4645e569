package io.restante.rpcstore.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.restante.localcassandra.ClientAccess;
import io.restante.localcassandra.ClusterSpec;
import io.restante.localcassandra.LocalCluster;
import io.restante.localcassandra.NodeMemory;
import io.restante.localcassandra.testing.ClientDoor;
import io.restante.localcassandra.testing.TestFolders;
import io.restante.rpcstore.message.MessageStore;
import io.restante.service.testing.TestAuthority;
import io.restante.service.testing.TestCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node that asks who encrypts for a certificate. */
@Timeout(300)
class CassandraMutualTlsIT {
    private static final String DRIVER = "com.datastax.oss.driver";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Pattern REFUSAL = Pattern.compile("ConnectionInitException: .*Unexpected error on channel");

    private static LocalCluster cassandra;
    private static TestAuthority authority;
    private static TestCertificate first;
    private static TestCertificate second;
    private static TestCertificate ofStranger;

    private Path folder;

    @BeforeAll
    static void start(@TempDir Path made) throws Exception {
        authority = TestAuthority.in(made.resolve("authority"));
        first = authority.issue("first");
        second = authority.issue("second");
        ofStranger = TestAuthority.in(made.resolve("stranger")).issue("strange");
        cassandra = LocalCluster.builder()
                .home(TestFolders.home())
                .data(TestFolders.fresh("cassandra-mutual-tls"))
                .memory(new NodeMemory(512))
                .access(new ClientAccess(
                        false, authority.keyStore("node"), authority.trustStore(), authority.password()))
                .shortLived()
                .build();
        cassandra.start();
    }

    @BeforeEach
    void setUp(@TempDir Path given) {
        folder = given;
    }

    @AfterAll
    static void end() throws Exception {
        cassandra.close();
        TestFolders.delete(cassandra.spec().data());
    }

    @Test
    void aStoreWithACertificateOfTheAuthorityShouldBeLetIn() {
        try (ApplicationContext context = ApplicationContext.run(settings(first))) {
            assertThat(context.getBean(MessageStore.class)).isInstanceOf(CassandraMessageStore.class);

            assertThat(connections(context.getBean(CqlSession.class)))
                    .isNotEmpty()
                    .allMatch(connection -> connection.getBoolean("ssl_enabled"));
        }
    }

    @Test
    void aStoreWithoutACertificateShouldBeRefused() {
        Map<String, Object> settings = settings(first);
        settings.remove("restante.cassandra.tls.certificate-chain");
        settings.remove("restante.cassandra.tls.private-key");

        assertRefused(settings);
    }

    @Test
    void aStoreWithACertificateOfAnotherAuthorityShouldBeRefused() {
        assertRefused(settings(ofStranger));
    }

    @Test
    void aRenewedCertificateShouldBeShownToNewConnectionsWithoutAStart() throws Exception {
        TestCertificate used = first.copyTo(folder, "used");
        ClientDoor door = new ClientDoor(cassandra.nodes().get(0));
        try (LogLines renewals = new LogLines("io.restante.service.tls", Level.INFO);
                LogLines driver = new LogLines(DRIVER, Level.WARN);
                ApplicationContext context = ApplicationContext.run(settings(used))) {
            List<CqlSession> sessions = List.of(
                    context.getBean(CqlSession.class),
                    context.getBean(CqlSession.class, Qualifiers.byName(CassandraSessionFactory.MEMBER)));

            // The node refuses this one; the first would be let in.
            used.replaceBy(ofStranger);
            await().atMost(PATIENCE).until(() -> renewals.haveOne(Pattern.compile("renewed, CN=strange")));
            assertThat(sessions)
                    .allSatisfy(session -> assertThat(connections(session)).isNotEmpty());
            door.shut();
            door.open();
            await().atMost(PATIENCE).until(() -> driver.haveOne(REFUSAL));
            assertThat(sessions).allSatisfy(session -> assertThatThrownBy(() -> connections(session))
                    .isInstanceOf(DriverException.class));

            used.replaceBy(second);
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(sessions)
                    .allSatisfy(session -> assertThat(connections(session))
                            .isNotEmpty()
                            .allMatch(connection -> connection.getBoolean("ssl_enabled"))));
        }
    }

    private static List<Row> connections(CqlSession session) {
        return session.execute("SELECT * FROM system_views.clients").all();
    }

    private static void assertRefused(Map<String, Object> settings) {
        settings.put("cassandra.default.advanced.reconnect-on-init", "false");
        try (LogLines log = new LogLines(DRIVER, Level.WARN);
                ApplicationContext context = ApplicationContext.run(settings)) {
            Throwable failure = catchThrowable(() -> context.getBean(MessageStore.class));

            assertThat(failure).hasRootCauseInstanceOf(AllNodesFailedException.class);
            // Which alert it is, is the node's affair.
            assertThat(Throwables.getStackTrace(failure)).contains("Received fatal alert: ");
            assertThat(log.haveOne(REFUSAL)).isTrue();
        }
    }

    private static Map<String, Object> settings(TestCertificate own) {
        return new HashMap<>(Map.of(
                "cassandra.default.basic.contact-points",
                "127.0.0.1:" + cassandra.contactPoints().get(0).getPort(),
                "cassandra.default.basic.load-balancing-policy.local-datacenter",
                ClusterSpec.DATACENTER,
                "cassandra.default.basic.session-keyspace",
                "mutual",
                "restante.tls.check-interval",
                "50ms",
                "restante.cassandra.tls.authorities",
                authority.certificate().toString(),
                "restante.cassandra.tls.certificate-chain",
                own.chain().toString(),
                "restante.cassandra.tls.private-key",
                own.key().toString()));
    }
}
