package io.restante.httpapi.problem;

import static io.restante.httpapi.support.Service.JSON;
import static io.restante.httpapi.support.Service.PROBLEM;
import static io.restante.httpapi.support.Service.golden;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.restante.httpapi.support.DefectiveClient;
import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.Service;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.protos.error.ErrorStatus;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each code of the closed list, as it leaves this door. */
class EveryErrorControllerTest {
    private static final String HELLO = "{\"chat\":\"ann:bob\",\"text\":\"hello\",\"sender\":\"ann\"}";
    private static final Set<ErrorCode> SEEN = EnumSet.noneOf(ErrorCode.class);
    private static final FakeStore STORE = new FakeStore();
    private static final Service SERVICE = Service.inFrontOf(STORE.target());

    @BeforeEach
    void reset() {
        STORE.reset();
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
        STORE.close();
        assertThat(SEEN).isEqualTo(EnumSet.allOf(ErrorCode.class));
    }

    @Test
    void brokenJsonShouldBeMalformed() {
        assertProblem(ErrorCode.MALFORMED_REQUEST, "MALFORMED_REQUEST", SERVICE.post("/api/send", JSON, "{\"chat\":}"));
    }

    @Test
    void missingFieldShouldBeNamed() {
        assertProblem(ErrorCode.FIELD_REQUIRED, "FIELD_REQUIRED-chat", SERVICE.post("/api/send", JSON, "{}"));
        assertProblem(ErrorCode.FIELD_REQUIRED, "FIELD_REQUIRED-chat", SERVICE.get("/api/pull"));
    }

    @Test
    void invalidFieldShouldBeNamed() {
        assertProblem(
                ErrorCode.FIELD_INVALID,
                "FIELD_INVALID",
                SERVICE.post("/api/send", JSON, HELLO.replace("ann\"", "a:\"")));
    }

    @Test
    void oversizeHeadersShouldBeBadRequest() {
        assertProblem(
                ErrorCode.HEADERS_TOO_LARGE,
                "HEADERS_TOO_LARGE",
                SERVICE.exchange(SERVICE.request("/ping").header("X-Long", "x".repeat(17_000))));
        assertProblem(ErrorCode.HEADERS_TOO_LARGE, "HEADERS_TOO_LARGE", SERVICE.get("/ping?" + "x".repeat(262_144)));
    }

    @Test
    void strangerShouldNotSendToDirectChat() {
        assertProblem(
                ErrorCode.SENDER_NOT_MEMBER,
                "SENDER_NOT_MEMBER",
                SERVICE.post("/api/send", JSON, HELLO.replace("\"ann\"", "\"eve\"")));
    }

    @Test
    void unknownPathShouldBeNotFound() {
        assertProblem(ErrorCode.NOT_FOUND, "NOT_FOUND", SERVICE.get("/api/none"));
        assertProblem(ErrorCode.NOT_FOUND, "NOT_FOUND", SERVICE.get("/"));
        assertProblem(ErrorCode.NOT_FOUND, "NOT_FOUND", SERVICE.get("//api/pull"));
        assertProblem(ErrorCode.NOT_FOUND, "NOT_FOUND", SERVICE.get("/health/none"));
        assertProblem(ErrorCode.NOT_FOUND, "NOT_FOUND", SERVICE.get("/docs/none"));
        assertProblem(ErrorCode.NOT_FOUND, "NOT_FOUND", SERVICE.get("/docs/..%2F..%2Fapplication.yml"));
    }

    @Test
    void otherMethodShouldNameTheAllowedOnes() {
        HttpResponse<String> answer = SERVICE.get("/api/send");

        assertProblem(ErrorCode.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", answer);
        assertThat(answer.headers().allValues("Allow")).containsExactly("POST");
        assertProblem(
                ErrorCode.METHOD_NOT_ALLOWED,
                "METHOD_NOT_ALLOWED",
                SERVICE.exchange(SERVICE.request("/api/pull").method("BREW", BodyPublishers.noBody())));
    }

    @Test
    void acceptWithoutJsonShouldBeNotAcceptable() {
        for (String accept : new String[] {"text/html", "application/json;q=0", "*/*, application/json;q=0.0", "x"}) {
            assertProblem(
                    ErrorCode.NOT_ACCEPTABLE,
                    "NOT_ACCEPTABLE",
                    SERVICE.exchange(SERVICE.request("/api/pull?chat=a").header("Accept", accept)));
        }
    }

    @Test
    void bodyAboveTheLimitShouldBeTooLarge() {
        byte[] body = new byte[1_048_577];

        assertProblem(ErrorCode.BODY_TOO_LARGE, "BODY_TOO_LARGE", SERVICE.post("/api/send", JSON, body));
        assertProblem(
                ErrorCode.BODY_TOO_LARGE,
                "BODY_TOO_LARGE-chunked",
                SERVICE.exchange(SERVICE.request("/api/send")
                        .header("Content-Type", JSON)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))));
    }

    @Test
    void otherMediaTypesShouldBeUnsupported() {
        for (String type : new String[] {
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "application/json; charset = utf-16",
            "application/json; charset=utf-8; charset=utf-16",
            "application/json; charset",
            "application/jsonx",
            "nonsense"
        }) {
            assertProblem(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", SERVICE.post("/api/send", type, HELLO));
        }
        assertProblem(
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                "UNSUPPORTED_MEDIA_TYPE",
                SERVICE.exchange(SERVICE.request("/api/send").POST(BodyPublishers.ofString(HELLO))));
        assertProblem(
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                "UNSUPPORTED_MEDIA_TYPE",
                SERVICE.exchange(SERVICE.request("/api/send")
                        .header("Content-Type", JSON)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(HELLO))));
    }

    @Test
    void errorsOfTheStoreShouldPassThrough() {
        assertProblem(
                ErrorCode.IDEMPOTENCY_KEY_REUSED,
                "IDEMPOTENCY_KEY_REUSED",
                sendThatFails(ApiException.ofField(
                        ErrorCode.IDEMPOTENCY_KEY_REUSED,
                        "idempotency_key",
                        "idempotency_key stands for another message.")));
    }

    @Test
    void waitShouldBeToldInWholeSecondsRoundedUp() {
        HttpResponse<String> limited = sendThatFails(
                ApiException.retryAfter(ErrorCode.RATE_LIMITED, "Slower, please.", Duration.ofMillis(2001)));
        assertProblem(ErrorCode.RATE_LIMITED, "RATE_LIMITED", limited);
        assertThat(limited.headers().allValues("Retry-After")).containsExactly("3");

        HttpResponse<String> overloaded = sendThatFails(
                ApiException.retryAfter(ErrorCode.STORE_OVERLOADED, "Too much waits.", Duration.ofMillis(1)));
        assertProblem(ErrorCode.STORE_OVERLOADED, "STORE_OVERLOADED", overloaded);
        assertThat(overloaded.headers().allValues("Retry-After")).containsExactly("1");

        HttpResponse<String> unavailable = sendThatFails(
                ApiException.retryAfter(ErrorCode.STORE_UNAVAILABLE, "The store cannot be reached.", Duration.ZERO));
        assertProblem(ErrorCode.STORE_UNAVAILABLE, "STORE_UNAVAILABLE", unavailable);
        assertThat(unavailable.headers().allValues("Retry-After")).containsExactly("1");
    }

    @Test
    void unknownOutcomeShouldBeGatewayTimeout() {
        STORE.onSend = (request, answer) -> FakeStore.fail(answer, Status.DEADLINE_EXCEEDED);
        assertProblem(ErrorCode.DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED", SERVICE.post("/api/send", JSON, HELLO));

        STORE.onSend = (request, answer) -> FakeStore.fail(answer, Status.UNKNOWN);
        assertProblem(ErrorCode.DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED", SERVICE.post("/api/send", JSON, HELLO));
    }

    @Test
    void defectOfTheStoreShouldShowNothingOfItself() {
        STORE.onSend = (request, answer) -> FakeStore.fail(
                answer, Status.INTERNAL.withDescription("com.example.driver.AllNodesFailedException: 10.0.0.1"));

        assertProblem(ErrorCode.INTERNAL, "INTERNAL", SERVICE.post("/api/send", JSON, HELLO));
    }

    @Test
    void defectHereShouldShowNothingOfItself() {
        try (Service service = Service.inFrontOf(STORE.target(), DefectiveClient.ENABLED, "true")) {
            assertProblem(ErrorCode.INTERNAL, "INTERNAL-defect", service.post("/api/send", JSON, HELLO));
            assertProblem(ErrorCode.INTERNAL, "INTERNAL-defect", service.get("/api/pull?chat=room"));
        }
    }

    @Test
    void headShouldHaveTheStatusOfTheErrorAndNoBody() {
        HttpResponse<String> answer =
                SERVICE.exchange(SERVICE.request("/api/none").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void optionsShouldNameTheMethods() {
        HttpResponse<String> answer =
                SERVICE.exchange(SERVICE.request("/api/send").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().allValues("Allow")).containsExactly("POST, OPTIONS");
    }

    private static HttpResponse<String> sendThatFails(ApiException error) {
        STORE.onSend = (request, answer) -> answer.onError(ErrorStatus.toGrpc(error));
        return SERVICE.post("/api/send", JSON, HELLO);
    }

    private static void assertProblem(ErrorCode code, String golden, HttpResponse<String> answer) {
        assertThat(answer.body()).isEqualTo(golden(golden));
        assertThat(answer.statusCode()).isEqualTo(code.httpStatus());
        assertThat(answer.headers().allValues("Content-Type")).containsExactly(PROBLEM);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        SEEN.add(code);
    }
}
