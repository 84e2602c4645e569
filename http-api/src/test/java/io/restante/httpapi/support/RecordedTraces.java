package io.restante.httpapi.support;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.restante.service.trace.Traces;
import jakarta.inject.Singleton;

/** Traces that stay where a test can read them. */
@Factory
@Requires(property = RecordedTraces.ENABLED)
public final class RecordedTraces {
    public static final String ENABLED = "test.recorded-traces";

    @Singleton
    InMemorySpanExporter spans() {
        return InMemorySpanExporter.create();
    }

    @Singleton
    @Primary
    Traces recorded(InMemorySpanExporter spans) {
        return Traces.by(SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build()
                .get("test"));
    }
}
