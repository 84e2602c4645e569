package io.restante.service.trace;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Traces nothing, unless OpenTelemetry's settings name an endpoint. */
@Factory
final class TracesFactory {
    /** What the service is called: in traces too, unless OpenTelemetry's settings say otherwise. */
    private static final String NAME = "micronaut.application.name";

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(condition = TracesWanted.class)
    OtlpTraces otlpTraces(Environment environment) {
        return OtlpTraces.start(
                environment.getRequiredProperty(NAME, String.class), TracesWanted.settings(environment));
    }

    @Singleton
    Traces traces(@Nullable OtlpTraces wanted) {
        return wanted == null ? Traces.OFF : wanted.traces();
    }
}
