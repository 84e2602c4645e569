package io.restante.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.systemtest.running.Installation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What an operator sees of a running store. */
class MetricsST {
    private static final String TEXT = "st-metrics-text";

    private final Installation installation = Installation.shared();

    @Test
    void aRunningStoreShouldTellWhatItDoes() throws Exception {
        double before = value("restante_batch_messages_sum");
        installation.http().send("st-metrics", TEXT, "ann", "st-metrics-key");

        assertThat(value("restante_batch_messages_sum")).isGreaterThan(before);
        assertThat(value("restante_shards")).isEqualTo(256);
        assertThat(value("restante_gate_reads_seconds_count{outcome=\"answered\"}"))
                .isPositive();
        assertThat(value("restante_calls_seconds_count{call=\"send\",from=\"peer\",outcome=\"stored\"}"))
                .isPositive();
        assertThat(value("restante_chats")).isPositive();
        assertThat(installation.metrics().lines())
                .as("what the driver tells")
                .anyMatch(line -> line.startsWith("cassandra_session_cql_requests_seconds_bucket{")
                        && line.contains("session=\"message\""))
                .anyMatch(line -> line.startsWith("cassandra_session_throttling_queue_size{"))
                .anyMatch(line -> line.startsWith("cassandra_nodes_pool_in_flight{"));
        assertThat(value("restante_chain_breaks_total{replicas=\"all\"}")).isZero();
        assertThat(installation.metrics()).doesNotContain("st-metrics");
    }

    private double value(String name) throws IOException, InterruptedException {
        return installation
                .metrics()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not told"));
    }
}
