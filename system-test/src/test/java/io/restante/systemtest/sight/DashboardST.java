package io.restante.systemtest.sight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.Installation;
import io.restante.systemtest.running.ServicePair;
import io.restante.systemtest.running.Tool;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard against running services. */
class DashboardST {
    private static final ServicePair PAIR = Installation.shared().pair("dashboard", Map.of());

    @BeforeAll
    static void start() {
        PAIR.start();
    }

    @AfterAll
    static void stop() {
        PAIR.close();
    }

    @Test
    void everyMetricAndLabelOfAQueryShouldBeToldByTheServices() throws Exception {
        work();

        Dashboard.ours().check(PAIR.storeMetrics().text() + PAIR.apiMetrics().text());
    }

    @Test
    void everyQueryShouldHaveAnAnswerOfALivePrometheus(@TempDir Path folder) throws Exception {
        try (Prometheus prometheus = new Prometheus(
                Tool.ofPrometheus("prometheus").program(),
                folder,
                Map.of(
                        "rpc-store", PAIR.storeMetrics().port(),
                        "http-api", PAIR.apiMetrics().port()))) {
            // A rate needs two samples.
            Awaitility.await("samples")
                    .atMost(1, TimeUnit.MINUTES)
                    .until(() -> samples(prometheus, "restante_shards") > 2
                            && samples(prometheus, "restante_connections") > 2);
            work();
            for (Dashboard.Query query : Dashboard.ours().queries()) {
                JsonNode answer = prometheus.query(query.asked());
                assertThat(answer.path("status").asText()).as(query.asked()).isEqualTo("success");
                assertThat(answer.path("data").path("result")).as(query.asked()).isNotEmpty();
            }
        }
    }

    private static int samples(Prometheus prometheus, String metric) throws Exception {
        return prometheus
                .query("count_over_time(" + metric + "[1m])")
                .path("data")
                .path("result")
                .path(0)
                .path("value")
                .path(1)
                .asInt();
    }

    private static void work() throws Exception {
        HttpDoor http = PAIR.http();
        for (int i = 0; i < 20; i++) {
            assertThat(http.send("st-dashboard", "m" + i, "ann", null).status()).isEqualTo(200);
            assertThat(http.pull("st-dashboard", 0, 10, false).status()).isEqualTo(200);
        }
    }
}
