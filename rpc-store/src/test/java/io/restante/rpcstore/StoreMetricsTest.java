package io.restante.rpcstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.restante.rpcstore.chat.ChainBreaks;
import io.restante.rpcstore.chat.ChatMetrics;
import io.restante.rpcstore.member.GateMetrics;
import io.restante.rpcstore.shard.ShardMetrics;
import org.junit.jupiter.api.Test;

/** What a collector reads. */
class StoreMetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void everyMetricOfTheLogShouldBeReadableUnderItsName() {
        new ChatMetrics(registry).count(ChainBreaks.Kind.TORN_BATCH);
        new GateMetrics(registry);
        new ShardMetrics(registry);

        assertThat(registry.scrape())
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
}
