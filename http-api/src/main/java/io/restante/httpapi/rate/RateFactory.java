package io.restante.httpapi.rate;

import io.github.bucket4j.TimeMeter;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The clock of the buckets: one that nobody sets. */
@Factory
final class RateFactory {
    @Singleton
    TimeMeter time() {
        return TimeMeter.SYSTEM_NANOTIME;
    }
}
