package io.restante.service.client;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** How often clients may call, and how many of their calls are refused for that. */
@Factory
final class RatesFactory {
    /** The clock of the buckets: one that nobody sets. */
    @Singleton
    TimeMeter time() {
        return TimeMeter.SYSTEM_NANOTIME;
    }

    @Singleton
    CallerRates rates(RateLimitsConfig config, TimeMeter time, MeterRegistry registry) {
        return new CallerRates(
                config.rates(), time, counter(registry, "address")::increment, counter(registry, "sender")::increment);
    }

    private static Counter counter(MeterRegistry registry, String by) {
        return Counter.builder("restante.rate.limited")
                .description("Calls refused because their caller calls too often")
                .tag("by", by)
                .register(registry);
    }
}
