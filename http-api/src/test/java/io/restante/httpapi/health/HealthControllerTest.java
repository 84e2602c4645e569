package io.restante.httpapi.health;

import static io.restante.httpapi.support.Service.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.RawHttp2Store;
import io.restante.httpapi.support.RawHttp2Store.Manner;
import io.restante.httpapi.support.Service;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class HealthControllerTest {
    @Test
    void pingShouldNotNeedTheStore() throws IOException {
        try (RawHttp2Store store = new RawHttp2Store(Manner.CLOSE_AT_ONCE);
                Service service = Service.inFrontOf(store.target())) {
            assertAnswer(200, "ping", service.get("/ping"));
        }
    }

    @Test
    void readinessShouldFollowTheStore() {
        // The usual second of the deadline may pass on a machine that has other work; it is not what is tested here.
        try (FakeStore store = new FakeStore();
                Service service = Service.inFrontOf(store.target(), "restante.store.health-deadline", "1m")) {
            await().until(() -> service.get("/health/readiness").statusCode() == 200);
            assertAnswer(200, "health-up", service.get("/health/readiness"));
            assertAnswer(200, "health-up", service.get("/health"));

            store.health.setStatus(FakeStore.OVERALL, ServingStatus.NOT_SERVING);
            assertAnswer(503, "health-down", service.get("/health/readiness"));
            assertAnswer(503, "health-down", service.get("/health"));
            assertAnswer(200, "health-up", service.get("/health/liveness"));

            store.health.setStatus(FakeStore.OVERALL, ServingStatus.SERVING);
            assertAnswer(200, "health-up", service.get("/health/readiness"));

            store.stop();
            assertAnswer(503, "health-down", service.get("/health/readiness"));
            assertAnswer(200, "health-up", service.get("/health/liveness"));
        }
    }

    @Test
    void storeThatHangsShouldNotBeReady() throws IOException {
        try (RawHttp2Store store = new RawHttp2Store(Manner.NEVER_ANSWER);
                Service service = Service.inFrontOf(store.target(), "restante.store.health-deadline", "200ms")) {
            assertAnswer(503, "health-down", service.get("/health/readiness"));
            assertAnswer(200, "health-up", service.get("/health/liveness"));
        }
    }

    private static void assertAnswer(int status, String golden, HttpResponse<String> answer) {
        assertThat(answer.body()).isEqualTo(golden(golden));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
    }
}
