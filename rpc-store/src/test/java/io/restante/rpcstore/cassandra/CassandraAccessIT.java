package io.restante.rpcstore.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A node that wants a login, and encrypts. */
class CassandraAccessIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern REFUSAL =
            Pattern.compile("Authentication error on node .*'Provided username changing");
    private static final String PASSWORD = "not-to-be-logged-4711";

    private static LocalCluster cassandra;
    private static TestAuthority authority;
    private static Path passwordFile;

    private Path folder;

    @BeforeAll
    static void start(@TempDir Path made) throws Exception {
        authority = TestAuthority.in(made.resolve("authority"));
        cassandra = LocalCluster.builder()
                .home(TestFolders.home())
                .data(TestFolders.fresh("cassandra-login"))
                .memory(new NodeMemory(512))
                .access(new ClientAccess(true, authority.keyStore("node"), null, authority.password()))
                .shortLived()
                .build();
        cassandra.start();
        passwordFile = Files.writeString(made.resolve("password"), "cassandra\n");
        // The role is there some seconds later; its password is made one that is found in a log if it is there.
        try (ApplicationContext context = ApplicationContext.run(settings())) {
            context.getBean(CqlSession.class).execute("ALTER ROLE cassandra WITH PASSWORD = '" + PASSWORD + "'");
        }
        Files.writeString(passwordFile, PASSWORD + "\n");
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
    void storesShouldLogInOverTlsWithThePasswordOfTheFile() {
        try (ApplicationContext context = ApplicationContext.run(settings())) {
            assertThat(context.getBean(MessageStore.class)).isInstanceOf(CassandraMessageStore.class);

            assertThat(context.getBean(CqlSession.class)
                            .execute("SELECT username, ssl_enabled FROM system_views.clients")
                            .all())
                    .isNotEmpty()
                    .allSatisfy(connection -> {
                        assertThat(connection.getString("username")).isEqualTo("cassandra");
                        assertThat(connection.getBoolean("ssl_enabled")).isTrue();
                    });
        }
    }

    @Test
    void storesShouldLogInWithThePasswordOfTheEnvironment() {
        Map<String, Object> settings = settings();
        settings.remove("restante.cassandra.login.username");
        settings.remove("restante.cassandra.login.password-file");
        settings.put("cassandra.default.advanced.auth-provider.class", "PlainTextAuthProvider");
        settings.put("cassandra.default.advanced.auth-provider.username", "cassandra");
        settings.put("cassandra.default.advanced.auth-provider.password", PASSWORD);

        try (ApplicationContext context = ApplicationContext.run(settings)) {
            assertThat(context.getBean(MessageStore.class)).isInstanceOf(CassandraMessageStore.class);
        }
    }

    @Test
    void aNewPasswordShouldBeTakenByARunningStore() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "of-before");
        Map<String, Object> settings = settings();
        settings.put("restante.cassandra.login.username", "changing");
        settings.put("restante.cassandra.login.password-file", file.toString());
        ClientDoor door = new ClientDoor(cassandra.nodes().get(0));
        try (ApplicationContext owner = ApplicationContext.run(settings())) {
            CqlSession other = owner.getBean(CqlSession.class);
            other.execute("CREATE ROLE changing WITH SUPERUSER = true AND LOGIN = true AND PASSWORD = 'of-before'");
            try (ApplicationContext context = ApplicationContext.run(settings)) {
                List<CqlSession> sessions = List.of(
                        context.getBean(CqlSession.class),
                        context.getBean(CqlSession.class, Qualifiers.byName(CassandraSessionFactory.MEMBER)));
                assertThat(sessions)
                        .allSatisfy(session -> assertThat(users(session)).contains("changing"));

                // A node lets a password be changed once in five seconds.
                await().atMost(PATIENCE)
                        .ignoreExceptionsInstanceOf(OverloadedException.class)
                        .until(() -> other.execute("ALTER ROLE changing WITH PASSWORD = 'of-after'")
                                .wasApplied());
                // A node may go by what it remembers for some seconds.
                await().atMost(PATIENCE).until(() -> isRefused("changing", "of-before"));
                assertThat(sessions)
                        .allSatisfy(session -> assertThat(users(session)).contains("changing"));
                try (LogLines driver = new LogLines("com.datastax.oss.driver", Level.WARN)) {
                    door.shut();
                    door.open();
                    await().atMost(PATIENCE).until(() -> driver.haveOne(REFUSAL));
                }
                assertThat(sessions).allSatisfy(session -> assertThatThrownBy(() -> users(session))
                        .isInstanceOf(DriverException.class));

                Files.writeString(file, "of-after");
                await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(sessions)
                        .allSatisfy(session -> assertThat(users(session)).contains("changing")));
            }
        }
    }

    @Test
    void aNodeOfAnotherAuthorityShouldNotBeBelieved() throws Exception {
        TestAuthority stranger = TestAuthority.in(folder.resolve("stranger"));
        Map<String, Object> settings = settings();
        settings.put(
                "restante.cassandra.tls.authorities", stranger.certificate().toString());

        assertFails(settings);
    }

    @Test
    void aNodeWithACertificateForAnotherNameShouldNotBeBelieved() {
        Map<String, Object> settings = settings();
        settings.put("restante.cassandra.tls.server-name", "other");

        assertFails(settings);
    }

    @Test
    void aWrongPasswordShouldNotBeShownByTheFailure() throws Exception {
        Map<String, Object> settings = settings();
        String wrong = "wrong-and-not-to-be-logged-4712";
        settings.put(
                "restante.cassandra.login.password-file",
                Files.writeString(folder.resolve("wrong"), wrong).toString());

        assertThat(assertFails(settings)).doesNotContain(wrong);
    }

    @Test
    void noLogShouldShowThePassword() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        try (ApplicationContext context = ApplicationContext.run(settings())) {
            assertThat(context.getBean(MessageStore.class)).isNotNull();
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }

        List<ILoggingEvent> events = new ArrayList<>(log.list);
        assertThat(events).hasSizeGreaterThan(100);
        assertThat(events).noneMatch(event -> event.getFormattedMessage().contains(PASSWORD));
    }

    @Test
    void aMissingPasswordFileShouldBeNamedWithItsSetting() {
        Map<String, Object> settings = settings();
        settings.put("restante.cassandra.login.password-file", folder + "/none");

        assertThat(assertFails(settings))
                .contains("restante.cassandra.login.password-file: " + folder
                        + "/none cannot be read (NoSuchFileException)");
    }

    private static List<String> users(CqlSession session) {
        return session.execute("SELECT username FROM system_views.clients").all().stream()
                .map(connection -> connection.getString("username"))
                .toList();
    }

    private static boolean isRefused(String username, String password) {
        try (CqlSession let = CqlSession.builder()
                .addContactPoint(cassandra.contactPoints().get(0))
                .withLocalDatacenter(ClusterSpec.DATACENTER)
                .withAuthCredentials(username, password)
                .build()) {
            return let.isClosed();
        } catch (AllNodesFailedException refused) {
            return Throwables.getStackTrace(refused).contains("AuthenticationException");
        }
    }

    /** What the failure says. */
    private static String assertFails(Map<String, Object> settings) {
        settings.put("cassandra.default.advanced.reconnect-on-init", "false");
        try (ApplicationContext context = ApplicationContext.run(settings)) {
            Throwable failure = catchThrowable(() -> context.getBean(MessageStore.class));
            assertThat(failure).isNotNull();
            return Throwables.getStackTrace(failure);
        }
    }

    private static Map<String, Object> settings() {
        return new HashMap<>(Map.of(
                "cassandra.default.basic.contact-points",
                "127.0.0.1:" + cassandra.contactPoints().get(0).getPort(),
                "cassandra.default.basic.load-balancing-policy.local-datacenter",
                ClusterSpec.DATACENTER,
                "cassandra.default.basic.session-keyspace",
                "access",
                "restante.cassandra.login.username",
                "cassandra",
                "restante.cassandra.login.password-file",
                passwordFile.toString(),
                "restante.cassandra.tls.authorities",
                authority.certificate().toString()));
    }
}
