package io.restante.httpapi.store;

import static io.restante.httpapi.support.Service.JSON;
import static io.restante.httpapi.support.Service.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.RawHttp2Store;
import io.restante.httpapi.support.RawHttp2Store.Manner;
import io.restante.httpapi.support.Service;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** 503 is certainly not stored; whatever may have reached the store is 504. */
class UnreachableStoreTest {
    private static final String HELLO = "{\"chat\":\"room\",\"text\":\"hello\",\"sender\":\"ann\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void refusedConnectionShouldBeUnavailableWithoutWaitingForTheDeadline() {
        FakeStore gone = new FakeStore();
        gone.stop();
        // Had the call waited for the store, the request would never end.
        try (Service service =
                Service.inFrontOf(gone.target(), "restante.store.deadline", "1h", "restante.store.patience", "200ms")) {
            assertUnavailable(send(service));
            assertUnavailable(service.get("/api/pull?chat=room"));
        }
    }

    @Test
    void unknownHostShouldBeUnavailable() {
        try (Service service = Service.inFrontOf(
                "dns:///no-such-host.invalid:8888",
                "restante.store.deadline",
                "1h",
                "restante.store.patience",
                "200ms")) {
            assertUnavailable(send(service));
        }
    }

    @Test
    void connectionThatClosesBeforeTheRequestIsSentShouldBeUnavailable() throws IOException {
        try (RawHttp2Store store = new RawHttp2Store(Manner.CLOSE_AT_ONCE);
                Service service = Service.inFrontOf(
                        store.target(), "restante.store.deadline", "1h", "restante.store.patience", "200ms")) {
            assertUnavailable(send(service));
        }
    }

    @Test
    void storeThatNeverGreetsShouldBeUnavailableAtTheDeadlineSinceNothingWasSent() throws IOException {
        try (RawHttp2Store store = new RawHttp2Store(Manner.SAY_NOTHING);
                Service service = Service.inFrontOf(store.target(), "restante.store.deadline", "300ms")) {
            assertUnavailable(send(service));
        }
    }

    @Test
    void storeThatEndsAfterItHasGotTheRequestShouldLeaveItOpenAndNotBeAskedAgain() {
        try (FakeStore store = new FakeStore();
                Service service = Service.inFrontOf(store.target(), "restante.store.deadline", "1h")) {
            store.onSend = (request, answer) -> store.stop();

            assertNoAnswer(send(service));
            assertThat(store.sends).hasSize(1);
        }
    }

    @Test
    void storeThatNeverAnswersShouldLeaveItOpenAtTheDeadline() {
        try (FakeStore store = new FakeStore();
                Service service = Service.inFrontOf(store.target(), "restante.store.deadline", "2s")) {
            store.onSend = (request, answer) -> {};
            store.onPull = (request, answer) -> {};

            assertNoAnswer(send(service));
            assertNoAnswer(service.get("/api/pull?chat=room"));
            assertThat(store.sends).hasSize(1);
        }
    }

    @Test
    void streamThatTheStoreEndsShouldLeaveItOpen() {
        try (FakeStore store = new FakeStore();
                Service service = Service.inFrontOf(store.target())) {
            store.onSend = (request, answer) -> FakeStore.fail(answer, Status.UNAVAILABLE);

            assertNoAnswer(send(service));
            assertThat(store.sends).hasSize(1);
        }
    }

    @Test
    void storeThatComesBackShouldBeUsedAgain() {
        FakeStore first = new FakeStore();
        try (Service service = Service.inFrontOf(first.target(), "restante.store.patience", "200ms")) {
            assertThat(send(service).statusCode()).isEqualTo(200);
            first.stop();
            await().atMost(PATIENCE).until(() -> send(service).statusCode() == 503);

            try (FakeStore second = new FakeStore(first.port())) {
                await().atMost(PATIENCE).until(() -> send(service).statusCode() == 200);
                assertThat(second.sends).hasSize(1);
            }
        }
    }

    private static HttpResponse<String> send(Service service) {
        return service.post("/api/send", JSON, HELLO);
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.body()).isEqualTo(golden("STORE_UNAVAILABLE"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("1");
    }

    private static void assertNoAnswer(HttpResponse<String> answer) {
        assertThat(answer.body()).isEqualTo(golden("DEADLINE_EXCEEDED"));
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    }
}
