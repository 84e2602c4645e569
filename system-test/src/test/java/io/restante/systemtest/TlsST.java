package io.restante.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.restante.protos.api.PullRequest;
import io.restante.service.testing.TlsClient;
import io.restante.systemtest.running.EncryptedInstallation;
import io.restante.systemtest.running.GrpcDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All of it encrypted: HTTPS in front, mutual TLS among the services, TLS and a login to Cassandra. */
class TlsST {
    private static final Duration MOST_START = Duration.ofMinutes(3);
    private static final int CHATS = 20;

    private static EncryptedInstallation installation;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        installation = EncryptedInstallation.start();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(new TlsClient(installation.authority().certificate()).context())
                .build();
        await("messages can be stored")
                .atMost(MOST_START)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> get("/health/readiness").statusCode() == 200);
    }

    @AfterAll
    static void end() {
        installation.close();
    }

    @Test
    void whatIsSentShouldBePulledWhereEverythingIsEncrypted() throws Exception {
        // Of so many chats each store owns some.
        for (int chat = 0; chat < CHATS; chat++) {
            assertThat(send("tls-" + chat).statusCode()).isEqualTo(200);
            assertThat(get("/api/pull?chat=tls-" + chat).body()).contains("\"text\":\"m\"");
        }
    }

    @Test
    void noDoorShouldTakeAPlainCall() {
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), installation.plainPort()).close())
                .isInstanceOf(IOException.class);
        for (int port : installation.storePorts()) {
            try (GrpcDoor plain = new GrpcDoor(port)) {
                assertThatThrownBy(() -> plain.stub()
                                .pull(PullRequest.newBuilder().setChat("room").build()))
                        .isInstanceOfSatisfying(StatusRuntimeException.class, refused -> assertThat(
                                        refused.getStatus().getCode())
                                .isEqualTo(Status.Code.UNAVAILABLE));
            }
        }
    }

    private static HttpResponse<String> send(String chat) throws IOException, InterruptedException {
        return client.send(
                request("/api/send")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"chat\":\"" + chat + "\",\"sender\":\"ann\",\"text\":\"m\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return client.send(request(pathAndQuery).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + installation.httpsPort() + pathAndQuery))
                .timeout(Duration.ofSeconds(20));
    }
}
