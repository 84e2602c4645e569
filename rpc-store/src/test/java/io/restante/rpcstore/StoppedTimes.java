package io.restante.rpcstore;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.restante.service.testing.StoppedTime;
import jakarta.inject.Singleton;

/** Takes the place of the clock of the buckets where a test asks for it. */
@Factory
@Requires(property = StoppedTimes.ENABLED)
public final class StoppedTimes {
    public static final String ENABLED = "test.stopped-time";

    @Singleton
    @Primary
    StoppedTime time() {
        return new StoppedTime();
    }
}
