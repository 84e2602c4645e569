package io.restante.service.trace;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Traces that go to a collector by OTLP. All is set by OpenTelemetry's own variables and properties; nothing is traced
 * unless an endpoint is among them.
 */
public final class OtlpTraces implements AutoCloseable {
    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
    private static final String TRACES_ENDPOINT = "otel.exporter.otlp.traces.endpoint";
    private static final String DISABLED = "otel.sdk.disabled";

    /** The settings that decide whether anything is traced. */
    public static final List<String> SWITCHES = List.of(ENDPOINT, TRACES_ENDPOINT, DISABLED);

    private final OpenTelemetrySdk sdk;

    private OtlpTraces(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
    }

    /** @param settings by the names that OpenTelemetry has for them, {@code otel.exporter.otlp.endpoint} */
    public static boolean areWanted(Map<String, String> settings) {
        return (isGiven(settings, ENDPOINT) || isGiven(settings, TRACES_ENDPOINT))
                && !Boolean.parseBoolean(settings.get(DISABLED));
    }

    /**
     * Starts to export.
     *
     * @param service what the traces call this process unless {@code otel.service.name} says otherwise
     * @throws RuntimeException where a setting cannot be
     */
    public static OtlpTraces start(String service, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "otel.service.name", service,
                // Collectors take this on every port 4318, and it needs no library beside the JDK.
                "otel.exporter.otlp.protocol", "http/protobuf",
                // Prometheus reads the metrics, and logs go to the standard output.
                "otel.metrics.exporter", "none",
                "otel.logs.exporter", "none"));
        all.putAll(settings);
        return new OtlpTraces(AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> all)
                // The container that made it closes it, after the doors.
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk());
    }

    public Traces traces() {
        return Traces.by(sdk.getTracer("io.restante"));
    }

    /** Exports what waits, for at most ten seconds, and ends. */
    @Override
    public void close() {
        sdk.close();
    }

    private static boolean isGiven(Map<String, String> settings, String name) {
        String value = settings.get(name);
        return value != null && !value.isBlank();
    }
}
