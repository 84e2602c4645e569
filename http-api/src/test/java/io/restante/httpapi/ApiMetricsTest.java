package io.restante.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.Service;
import io.restante.service.metrics.MetricsDoor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** What a collector reads. */
class ApiMetricsTest {
    @Test
    void everyMetricOfTheDoorShouldBeReadableUnderItsName() throws Exception {
        try (FakeStore store = new FakeStore();
                Service service = Service.inFrontOf(store.target(), "restante.metrics.port", "0")) {
            service.get("/api/pull");

            assertThat(read(service.bean(MetricsDoor.class).port()))
                    .contains(
                            "restante_requests_seconds_bucket{route=\"/api/pull\",status=\"400\",le=\"5.0\"} 1",
                            "restante_calls_under_way 0.0",
                            "restante_calls_under_way_most ",
                            "restante_connections ",
                            "restante_connections_waiting_bytes 0.0",
                            "restante_connections_refused_total{why=\"all\"} 0.0",
                            "restante_connections_refused_total{why=\"address\"} 0.0",
                            "restante_connections_cut_total{why=\"head\"} 0.0",
                            "restante_connections_cut_total{why=\"body\"} 0.0",
                            "restante_connections_cut_total{why=\"answer\"} 0.0",
                            "restante_connections_cut_total{why=\"pipelined\"} 0.0",
                            "restante_connections_cut_total{why=\"memory\"} 0.0",
                            "restante_rate_limited_total{by=\"address\"} 0.0",
                            "restante_rate_limited_total{by=\"sender\"} 0.0");
        }
    }

    @Test
    void withoutAPortNobodyShouldBeAbleToReadThem() {
        try (FakeStore store = new FakeStore();
                Service service = Service.inFrontOf(store.target())) {
            assertThat(service.bean(MetricsDoor.class).port()).isZero();
        }
    }

    private static String read(int port) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
