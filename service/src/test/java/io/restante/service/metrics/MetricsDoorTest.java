package io.restante.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
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
    void whatIsCountedShouldBeReadableUnderItsName() throws Exception {
        registry.counter("restante.letters", "kind", "express").increment();
        door.open();

        assertThat(read())
                .contains(
                        "restante_letters_total{kind=\"express\"} 1.0",
                        "jvm_memory_used_bytes{",
                        "jvm_threads_live_threads ",
                        "system_cpu_count ");
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
