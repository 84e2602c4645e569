package io.restante.httpapi.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.RawConnection;
import io.restante.httpapi.support.Service;
import io.restante.httpapi.warmup.WarmUp;
import io.restante.service.testing.TestAuthority;
import io.restante.service.testing.TestCertificate;
import io.restante.service.testing.TlsClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP door where it is encrypted. */
@Timeout(180)
class HttpTlsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PING = "GET /ping HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static FakeStore store;
    private static TestAuthority authority;
    private static TestCertificate first;
    private static TestCertificate second;

    private Path folder;

    @BeforeAll
    static void make(@TempDir Path made) throws Exception {
        store = new FakeStore();
        authority = TestAuthority.in(made.resolve("authority"));
        first = authority.issue("first");
        second = authority.issue("second");
    }

    @BeforeEach
    void setUp(@TempDir Path given) {
        folder = given;
    }

    @AfterAll
    static void end() {
        store.close();
    }

    @Test
    void aRequestOverTlsShouldBeAnswered() throws Exception {
        try (Service service = service(first)) {
            assertThat(send(service, authority, "{\"chat\":\"room\",\"sender\":\"ann\",\"text\":\"m\"}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aDoorOfAnotherAuthorityShouldBeRefusedByItsClient() throws Exception {
        TestAuthority stranger = TestAuthority.in(folder.resolve("stranger"));
        try (Service service = service(first)) {
            assertThatThrownBy(() -> send(service, stranger, "{}")).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aPlainRequestShouldBeRefusedByADoorWithTls() throws IOException {
        try (Service service = service(first);
                RawConnection plain = new RawConnection(service.port())) {
            assertThat(plain.write(PING).bytesToEnd())
                    .as("bytes of an alert of TLS at most")
                    .isLessThan("HTTP/1.1 200 OK\r\n\r\n".length());
        }
    }

    @Test
    void thePlainDoorShouldBeOpenBesideTheOtherOnlyWhereItIsWanted() throws IOException {
        int plain = freePort();
        try (Service service = service(first, "micronaut.server.port", String.valueOf(plain))) {
            assertThat(service.isListening()).isTrue();
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), plain).close())
                    .isInstanceOf(IOException.class);
        }
        try (Service service = service(
                        first,
                        "micronaut.server.port",
                        String.valueOf(plain),
                        "micronaut.server.dual-protocol",
                        "true");
                RawConnection open = new RawConnection(plain)) {
            assertThat(service.isListening()).isTrue();
            assertThat(open.write(PING).readAnswer()).contains("200 OK");
        }
    }

    @Test
    void aRenewedCertificateShouldBeShownToNewConnectionsWhileOldOnesGoOn() throws Exception {
        TestCertificate used = first.copyTo(folder, "used");
        TlsClient client = new TlsClient(authority.certificate());
        try (Service service = service(used);
                SSLSocket old = client.connect(service.port())) {
            assertThat(ping(old)).startsWith("HTTP/1.1 200");

            used.replaceBy(second);
            await().atMost(PATIENCE).until(() -> client.shownBy(service.port()).equals("CN=second"));

            assertThat(ping(old)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aBodyAboveTheLimitShouldStillBeAnswered() throws Exception {
        try (Service service = service(first, "micronaut.server.max-request-size", "70000")) {
            assertThat(send(service, authority, "x".repeat(300_000)).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void theLimitsOfConnectionsShouldHoldWithTlsToo() throws IOException {
        TlsClient client = new TlsClient(authority.certificate());
        try (Service service = service(first, "restante.connections.most", "1");
                SSLSocket only = client.connect(service.port())) {
            assertThat(ping(only)).startsWith("HTTP/1.1 200");
            try (RawConnection another = new RawConnection(service.port())) {
                assertThat(another.endsUnanswered()).isTrue();
            }
        }
    }

    @Test
    void theServiceShouldWarmUpThroughItsOwnEncryptedDoor() {
        store.reset();
        try (Service service = service(first, "restante.warm-up.requests", "30")) {
            await().atMost(PATIENCE).until(() -> service.bean(WarmUp.class).isOver());
            assertThat(store.pulls).hasSize(20);
        }
    }

    @Test
    void aFileThatIsMissingAtTheStartShouldBeNamedWithItsSetting() {
        Path none = folder.resolve("none.key");

        assertThatThrownBy(() -> service(new TestCertificate(first.chain(), none)))
                .hasMessageContaining("restante.http.tls.private-key: " + none + " does not exist");
    }

    @Test
    void aKeyWithoutACertificateShouldEndTheStart() {
        assertThatThrownBy(() -> Service.inFrontOf(
                        store.target(),
                        "restante.http.tls.private-key",
                        first.key().toString()))
                .hasMessageContaining("restante.http.tls.certificate-chain must name a file");
    }

    private static Service service(TestCertificate certificate, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "micronaut.server.ssl.port",
                "-1",
                "restante.tls.check-interval",
                "50ms",
                "restante.http.tls.certificate-chain",
                certificate.chain().toString(),
                "restante.http.tls.private-key",
                certificate.key().toString()));
        all.addAll(List.of(settings));
        return Service.inFrontOf(store.target(), all.toArray(String[]::new));
    }

    private static HttpResponse<String> send(Service service, TestAuthority trusted, String json) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(new TlsClient(trusted.certificate()).context())
                .build();
        return client.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + service.port() + "/api/send"))
                        .header("Content-Type", Service.JSON)
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The first bytes of the answer; what is left of it is read as well. */
    private static String ping(SSLSocket connection) throws IOException {
        connection.getOutputStream().write(PING.getBytes(StandardCharsets.US_ASCII));
        InputStream in = connection.getInputStream();
        String answer = "";
        while (!answer.contains("\r\n\r\n")) {
            answer += (char) in.read();
        }
        in.readNBytes(Integer.parseInt(answer.replaceAll("(?is).*content-length: (\\d+).*", "$1")));
        return answer;
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
