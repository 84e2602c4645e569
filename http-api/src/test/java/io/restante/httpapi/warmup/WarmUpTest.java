package io.restante.httpapi.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.stub.StreamObserver;
import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.Service;
import io.restante.protos.api.PullResponse;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final String REQUESTS = "restante.warm-up.requests";

    @Test
    void serviceShouldBeReadyWhenItsOwnRequestsAreAnsweredAndNotBefore() {
        try (FakeStore store = new FakeStore()) {
            Queue<StreamObserver<PullResponse>> held = new ConcurrentLinkedQueue<>();
            store.onPull = (pull, answer) -> held.add(answer);
            try (Service service = Service.inFrontOf(store.target(), REQUESTS, "3")) {
                await().until(() -> held.size() == 2);
                assertThat(service.get("/health/readiness").statusCode()).isEqualTo(503);
                assertThat(service.get("/health/liveness").statusCode()).isEqualTo(200);

                held.forEach(answer -> {
                    answer.onNext(PullResponse.getDefaultInstance());
                    answer.onCompleted();
                });
                await().until(() -> service.get("/health/readiness").statusCode() == 200);
            }
        }
    }

    @Test
    void serviceShouldNotCallAStoreThatDoesNotServe() {
        try (FakeStore store = new FakeStore()) {
            store.health.setStatus(FakeStore.OVERALL, ServingStatus.NOT_SERVING);
            try (Service service = Service.inFrontOf(store.target(), REQUESTS, "30")) {
                await().until(() -> service.get("/health/readiness").statusCode() == 503);
                assertThat(store.pulls).isEmpty();

                store.health.setStatus(FakeStore.OVERALL, ServingStatus.SERVING);
                await().until(() -> service.get("/health/readiness").statusCode() == 200);
                assertThat(store.pulls).hasSize(20);
            }
        }
    }

    @Test
    void onlySendsThatTheStoreRefusesShouldReachIt() {
        try (FakeStore store = new FakeStore();
                Service service = Service.inFrontOf(store.target(), REQUESTS, "30")) {
            await().until(() -> service.get("/health/readiness").statusCode() == 200);

            assertThat(store.sends)
                    .isNotEmpty()
                    .allMatch(send ->
                            send.getChat().equals("warm:up") && send.getSender().equals("nobody"));
        }
    }

    @Test
    void withoutRequestsServiceShouldBeReadyAtOnce() {
        try (FakeStore store = new FakeStore();
                Service service = Service.inFrontOf(store.target(), REQUESTS, "0")) {
            await().until(() -> service.get("/health/readiness").statusCode() == 200);
            assertThat(store.pulls).isEmpty();
        }
    }

    @Test
    void aNegativeNumberShouldBeRefusedWithItsKey() {
        assertThatThrownBy(() -> new WarmUpConfig(-1))
                .hasMessage("restante.warm-up.requests must be at least 0, not -1.");
    }
}
