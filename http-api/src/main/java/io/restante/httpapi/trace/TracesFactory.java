package io.restante.httpapi.trace;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.restante.service.trace.OtlpTraces;
import io.restante.service.trace.Traces;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Traces nothing, unless OpenTelemetry's settings name an endpoint. */
@Factory
final class TracesFactory {
    @Singleton
    @Bean(preDestroy = "close")
    @Requires(condition = TracesWanted.class)
    OtlpTraces otlpTraces(Environment environment) {
        return OtlpTraces.start("http-api", TracesWanted.settings(environment));
    }

    @Singleton
    Traces traces(@Nullable OtlpTraces wanted) {
        return wanted == null ? Traces.OFF : wanted.traces();
    }
}
