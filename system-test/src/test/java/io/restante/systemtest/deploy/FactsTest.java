package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {
    @ParameterizedTest
    @ValueSource(strings = {"rpc-store", "http-api"})
    void variablesThatStandInNoSettingsShouldBeKnownAndNoOthers(String service) {
        assertThat(new Facts(service).variables())
                .contains(
                        "RESTANTE_LOG_FORMAT",
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
                        "OTEL_SDK_DISABLED",
                        "OTEL_TRACES_SAMPLER",
                        "OTEL_TRACES_SAMPLER_ARG",
                        "OTEL_SERVICE_NAME",
                        "OTEL_RESOURCE_ATTRIBUTES",
                        "OTEL_BSP_SCHEDULE_DELAY")
                .doesNotContain("RESTANTE_LOG_FORM", "OTEL_EXPORTER_ENDPOINT", "OTEL_TRACES_SAMPLE");
    }
}
