package io.restante.httpapi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.Service;
import io.restante.service.testing.TestAuthority;
import io.restante.service.testing.TestCertificate;
import io.restante.service.tls.DoorTls;
import io.restante.service.tls.PemFiles;
import io.restante.service.tls.TlsContexts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way to stores whose doors want TLS, and a certificate of the caller. */
@Timeout(180)
class StoreTlsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String MESSAGE = "{\"chat\":\"room\",\"sender\":\"ann\",\"text\":\"m\"}";

    private static TlsContexts contexts;
    private static TestAuthority authority;
    private static TestAuthority stranger;
    private static TestCertificate api;
    private static TestCertificate ofStranger;
    private static FakeStore store;

    private Path folder;

    @BeforeAll
    static void make(@TempDir Path made) throws Exception {
        contexts = new TlsContexts(Duration.ofSeconds(1));
        authority = TestAuthority.in(made.resolve("authority"));
        stranger = TestAuthority.in(made.resolve("stranger"));
        api = authority.issue("api");
        ofStranger = stranger.issue("api");
        store = new FakeStore(door(authority.issue("store")));
    }

    @BeforeEach
    void setUp(@TempDir Path given) {
        folder = given;
    }

    @AfterAll
    static void end() {
        store.close();
        contexts.close();
    }

    @Test
    void aSendShouldReachAStoreOverMutualTls() {
        try (Service service = service(store, authority, api)) {
            await().atMost(PATIENCE).until(() -> send(service) == 200);
            assertThat(service.get("/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aStoreShouldNotBeReachedWithoutACertificate() {
        assertUnreachable(service(store, authority, null));
    }

    @Test
    void aStoreShouldNotBeReachedWithACertificateOfAnotherAuthority() {
        assertUnreachable(service(store, authority, ofStranger));
    }

    @Test
    void aStoreOfAnotherAuthorityShouldNotBeBelieved() {
        assertUnreachable(service(store, stranger, api));
    }

    @Test
    void aStoreWithTlsShouldNotBeReachedPlainly() {
        assertUnreachable(Service.inFrontOf(store.target(), "restante.store.patience", "100ms"));
    }

    @Test
    void aStoreShouldBeBelievedByTheNameThatIsConfigured() throws Exception {
        try (FakeStore named = new FakeStore(door(authority.issue("named", "dns:rpc-store")))) {
            assertUnreachable(service(named, authority, api));
            try (Service service = service(named, authority, api, "restante.store.tls.server-name", "rpc-store")) {
                await().atMost(PATIENCE).until(() -> send(service) == 200);
            }
        }
    }

    @Test
    void aRenewedCertificateShouldBeShownToAStoreWithoutAStart() throws Exception {
        TestCertificate used = ofStranger.copyTo(folder, "used");
        try (Service service = service(store, authority, used)) {
            assertThat(send(service)).isEqualTo(503);

            used.replaceBy(api);
            await().atMost(PATIENCE).until(() -> send(service) == 200);
        }
    }

    @Test
    void aFileThatIsMissingAtTheStartShouldBeNamedWithItsSetting() {
        assertThatThrownBy(
                        () -> Service.inFrontOf(store.target(), "restante.store.tls.authorities", folder + "/none.pem"))
                .hasMessageContaining("restante.store.tls.authorities: " + folder + "/none.pem does not exist");
    }

    private static DoorTls door(TestCertificate certificate) {
        return DoorTls.of(
                contexts,
                new PemFiles(
                        "store",
                        certificate.chain().toString(),
                        certificate.key().toString(),
                        authority.certificate().toString()));
    }

    private static Service service(
            FakeStore store, TestAuthority trusted, @Nullable TestCertificate own, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "restante.tls.check-interval",
                "50ms",
                "restante.store.patience",
                "100ms",
                "restante.store.tls.authorities",
                trusted.certificate().toString()));
        if (own != null) {
            settings.addAll(List.of(
                    "restante.store.tls.certificate-chain",
                    own.chain().toString(),
                    "restante.store.tls.private-key",
                    own.key().toString()));
        }
        settings.addAll(List.of(more));
        return Service.inFrontOf(store.target(), settings.toArray(String[]::new));
    }

    private static int send(Service service) {
        return service.post("/api/send", Service.JSON, MESSAGE).statusCode();
    }

    private static void assertUnreachable(Service tried) {
        try (Service service = tried) {
            assertThat(send(service)).isEqualTo(503);
            assertThat(service.get("/health/readiness").statusCode()).isEqualTo(503);
        }
    }
}
