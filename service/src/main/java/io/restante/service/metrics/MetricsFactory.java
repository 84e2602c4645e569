package io.restante.service.metrics;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Makes the registry in which every part of a service counts. */
@Factory
final class MetricsFactory {
    @Singleton
    @Bean(preDestroy = "close")
    PrometheusMeterRegistry registry() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        return registry;
    }

    /** From the start on: pauses are told by the JVM as they end, and by nobody afterwards. */
    @Context
    @Bean(preDestroy = "close")
    JvmGcMetrics collections(PrometheusMeterRegistry registry) {
        JvmGcMetrics collections = new JvmGcMetrics();
        collections.bindTo(registry);
        return collections;
    }
}
