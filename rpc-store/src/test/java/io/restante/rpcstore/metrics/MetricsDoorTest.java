package io.restante.rpcstore.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.restante.rpcstore.chat.ChainBreaks;
import io.restante.rpcstore.chat.ChatMetrics;
import io.restante.rpcstore.config.MetricsConfig;
import io.restante.rpcstore.member.GateMetrics;
import io.restante.rpcstore.shard.ShardMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a collector reads. */
class MetricsDoorTest {
    private final PrometheusMeterRegistry registry = new MetricsFactory().registry();
    private final MetricsDoor door = new MetricsDoor(registry, new MetricsConfig("127.0.0.1", 0));

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void everyMetricOfTheLogShouldBeReadableUnderItsName() throws Exception {
        new ChatMetrics(registry).count(ChainBreaks.Kind.TORN_BATCH);
        new GateMetrics(registry);
        new ShardMetrics(registry);
        door.open();

        assertThat(read())
                .contains(
                        "restante_torn_batches_total 1.0",
                        "restante_chain_breaks_total{replicas=\"quorum\"} 0.0",
                        "restante_chain_breaks_total{replicas=\"all\"} 0.0",
                        "restante_batch_messages_bucket{le=\"128.0\"} 0",
                        "restante_batch_size_bytes_count 0",
                        "restante_pulls_total{from=\"memory\"} 0.0",
                        "restante_pulls_total{from=\"storage\"} 0.0",
                        "restante_writes_unknown 0.0",
                        "restante_gate_reads_seconds_bucket{outcome=\"answered\",le=\"0.001\"} 0",
                        "restante_shard_arrivals_total{why=\"takeover\"} 0.0",
                        "restante_shard_departures_seconds_bucket{le=\"0.1\"} 0",
                        "restante_ceiling_waits_total 0.0");
    }

    @Test
    void withoutAPortNobodyShouldBeAbleToReadThem() {
        MetricsDoor shut = new MetricsDoor(registry, new MetricsConfig("127.0.0.1", null));
        shut.open();

        assertThat(shut.port()).isZero();
    }

    @Test
    void aPortThatIsTakenShouldBeNamed() {
        door.open();
        MetricsDoor second = new MetricsDoor(registry, new MetricsConfig("127.0.0.1", door.port()));

        assertThatThrownBy(second::open)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("restante.metrics.port")
                .hasMessageContaining(Integer.toString(door.port()));
    }

    @Test
    void aPortOutOfRangeShouldBeRefused() {
        assertThatThrownBy(() -> new MetricsConfig("127.0.0.1", 65_536))
                .hasMessage("restante.metrics.port must be from 0 to 65535, not 65536");
    }

    private String read() throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + door.port() + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
