package io.restante.service.testing;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.restante.service.trace.CallSpan;
import io.restante.service.trace.Traces;
import java.util.List;
import java.util.Map;

/** Traces whose spans a test can read. */
public final class RecordedTraces {
    /** A trace that somebody else has begun, and records. */
    public static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    public static final String PARENT = "00f067aa0ba902b7";
    public static final Map<String, String> HEADERS = Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-01");

    /** Reads what a caller says from a map. */
    public static final TextMapGetter<Map<String, String>> OF_MAP =
            (headers, name) -> headers == null ? null : headers.get(name);

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    public final Traces traces = Traces.by(SdkTracerProvider.builder()
            .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build()
            .get("test"));

    /** A call that comes in with these headers. */
    public CallSpan enter(Map<String, String> headers) {
        return traces.enter("call", SpanKind.SERVER, headers, OF_MAP);
    }

    /** Those that have ended, in the order in which they did. */
    public List<SpanData> spans() {
        return spans.getFinishedSpanItems();
    }

    /** Those of this name. */
    public List<SpanData> spans(String name) {
        return spans().stream().filter(span -> span.getName().equals(name)).toList();
    }
}
