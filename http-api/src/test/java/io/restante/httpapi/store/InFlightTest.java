package io.restante.httpapi.store;

import static io.restante.httpapi.support.Service.JSON;
import static io.restante.httpapi.support.Service.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.stub.StreamObserver;
import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.RawConnection;
import io.restante.httpapi.support.Service;
import io.restante.protos.api.SendResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final String HELLO = "{\"chat\":\"room\",\"text\":\"hello\",\"sender\":\"ann\"}";

    @Test
    void callAboveTheLimitShouldBeRefusedUntilOneIsDone() {
        try (FakeStore store = new FakeStore();
                Service service = forOneCall(store)) {
            HeldSend first = new HeldSend(store, service);

            HttpResponse<String> second = service.get("/api/pull?chat=room");
            assertThat(second.body()).isEqualTo(golden("STORE_OVERLOADED-here"));
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.headers().allValues("Retry-After")).containsExactly("1");

            assertThat(first.end().statusCode()).isEqualTo(200);
            assertThat(service.get("/api/pull?chat=room").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aCallAboveTheLimitShouldBeRefusedBeforeItsBodyIsRead() throws Exception {
        try (FakeStore store = new FakeStore();
                Service service = forOneCall(store)) {
            HeldSend first = new HeldSend(store, service);

            try (RawConnection connection = new RawConnection(service.port())) {
                connection.write("POST /api/send HTTP/1.1\r\nHost: here\r\nContent-Length: 40\r\n\r\n");
                assertThat(connection.readAnswer()).startsWith("HTTP/1.1 503 ").containsIgnoringCase("Retry-After: 1");
            }

            assertThat(first.end().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void clientThatGoesAwayShouldCancelItsCallAndGiveItsPlaceBack() throws Exception {
        try (FakeStore store = new FakeStore();
                Service service = forOneCall(store)) {
            store.onSend = (request, answer) -> {};
            leaveDuringSend(store, service);

            assertThat(store.cancelled.await(30, TimeUnit.SECONDS)).isTrue();
            await().until(() -> service.get("/api/pull?chat=room").statusCode() == 200);
        }
    }

    @Test
    void callUnderWayShouldBeAnsweredWhenTheServiceStops() {
        try (FakeStore store = new FakeStore();
                Service service = Service.inFrontOf(store.target(), "restante.store.deadline", "1h")) {
            HeldSend send = new HeldSend(store, service);
            CompletableFuture<Void> stop = CompletableFuture.runAsync(service::stop);
            await().until(() -> !service.isListening());

            assertThat(send.end().statusCode()).isEqualTo(200);
            stop.join();
        }
    }

    @Test
    void limitShouldBeWhatAQuarterOfTheHeapHolds() {
        assertThat(InFlightLimit.ofHeap(512L << 20, 65_536)).isEqualTo(1024);
        assertThat(InFlightLimit.ofHeap(1, 65_536)).isEqualTo(1);
        assertThat(InFlightLimit.ofHeap(Long.MAX_VALUE, 1)).isEqualTo(Integer.MAX_VALUE);
    }

    private static Service forOneCall(FakeStore store) {
        return Service.inFrontOf(store.target(), "restante.store.max-in-flight", "1", "restante.store.deadline", "1h");
    }

    private static void leaveDuringSend(FakeStore store, Service service) throws IOException {
        try (RawConnection connection = new RawConnection(service.port())) {
            connection.write("POST /api/send?chat=room&text=hello&sender=ann HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
            await().until(() -> !store.sends.isEmpty());
        }
    }

    /** A send that a store has, and answers when it is told to. */
    private static final class HeldSend {
        private final CompletableFuture<HttpResponse<String>> sent;
        private final StreamObserver<SendResponse> answer;

        HeldSend(FakeStore store, Service service) {
            CompletableFuture<StreamObserver<SendResponse>> held = new CompletableFuture<>();
            store.onSend = (request, observer) -> held.complete(observer);
            sent = CompletableFuture.supplyAsync(() -> service.post("/api/send", JSON, HELLO));
            answer = held.join();
        }

        HttpResponse<String> end() {
            answer.onNext(SendResponse.newBuilder().setSendTime(1).build());
            answer.onCompleted();
            return sent.join();
        }
    }
}
