package io.restante.systemtest.sight;

import static io.restante.systemtest.sight.Confidential.KEY;
import static io.restante.systemtest.sight.Confidential.PASSWORD;
import static io.restante.systemtest.sight.Confidential.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restante.protos.api.SendRequest;
import io.restante.systemtest.running.GrpcDoor;
import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.Installation;
import io.restante.systemtest.running.ServicePair;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What services log while they work and fail. */
class LogsST {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Installation installation = Installation.shared();

    /** What is no format is text. */
    @ParameterizedTest
    @ValueSource(strings = {"yaml", "json"})
    void logsOfALoadedRunShouldTellNoTextNoKeyAndNoPassword(String format) throws IOException {
        try (ServicePair pair = installation.pair(
                "logs_" + format,
                Map.of(
                        "RESTANTE_LOG_FORMAT",
                        format,
                        "CASSANDRA_DEFAULT_ADVANCED_AUTH_PROVIDER_CLASS",
                        "PlainTextAuthProvider",
                        "CASSANDRA_DEFAULT_ADVANCED_AUTH_PROVIDER_USERNAME",
                        "restante",
                        "CASSANDRA_DEFAULT_ADVANCED_AUTH_PROVIDER_PASSWORD",
                        PASSWORD))) {
            pair.start();
            load(pair);
            mistakes(pair.http());
            pair.store().kill();
            refused(pair.http());
            pair.start();
            load(pair);
            pair.stop();

            assertThat(pair.store().output()).contains("Listens on");
            assertThat(pair.api().output()).contains("The link to the store").contains("is broken");
            assertThat(pair.outputs()).allSatisfy(log -> {
                assertThat(Confidential.linesWith(log)).isEmpty();
                assertThat(log.lines()).allMatch(line -> isJson(line) == format.equals("json"));
            });
        }
    }

    private static void load(ServicePair pair) {
        HttpDoor http = pair.http();
        try (GrpcDoor grpc = pair.grpc()) {
            IntStream.range(0, 300).parallel().forEach(i -> {
                String chat = "logs-" + i % 7;
                assertThat(answer(() -> http.send(chat, TEXT + i, "ann", KEY + "-" + i)))
                        .isEqualTo(200);
                assertThat(answer(() -> http.pull(chat, 0, 100, i % 2 == 0))).isEqualTo(200);
                grpc.stub()
                        .send(SendRequest.newBuilder()
                                .setChat(chat)
                                .setText(TEXT + i)
                                .setSender("bob")
                                .setIdempotencyKey(KEY + "-grpc-" + i)
                                .build());
            });
        }
    }

    private static void mistakes(HttpDoor http) throws IOException {
        http.send("logs-0", TEXT, "ann", KEY);
        assertThat(http.send("logs-0", TEXT + " another", "ann", KEY).status()).isEqualTo(422);
        assertThat(http.send("ann:bob", TEXT, "eve", KEY).status()).isEqualTo(403);
        assertThat(http.post("{\"chat\":\"logs-0\",\"text\":\"" + TEXT).status())
                .isEqualTo(400);
        assertThat(http.send("logs-0", TEXT.repeat(10_000), "ann", KEY).status())
                .isEqualTo(400);
        assertThat(http.send("logs-0", TEXT.repeat(100_000), "ann", KEY).status())
                .isEqualTo(413);
        assertThat(http.get("/api/" + TEXT + "?text=" + TEXT).status()).isEqualTo(404);
        // The first one again, by query.
        assertThat(http.call("POST", "/api/send?chat=logs-0&sender=ann&text=" + TEXT + "&idempotency_key=" + KEY, null)
                        .status())
                .isEqualTo(200);
    }

    /** While nobody can store it. */
    private static void refused(HttpDoor http) throws IOException {
        assertThat(http.send("logs-0", TEXT, "ann", KEY + "-refused").status()).isIn(503, 504);
    }

    private static boolean isJson(String line) {
        try {
            JsonNode event = JSON.readTree(line);
            return event.path("formattedMessage").isTextual()
                    && event.path("level").isTextual()
                    && event.path("timestamp").isNumber();
        } catch (IOException text) {
            return false;
        }
    }

    private interface Call {
        HttpDoor.Answer make() throws IOException;
    }

    private static int answer(Call call) {
        try {
            return call.make().status();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
