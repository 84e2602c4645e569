package io.restante.httpapi.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.restante.httpapi.lifecycle.Departure;
import io.restante.httpapi.store.StoreHealth;
import io.restante.httpapi.warmup.WarmUp;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Ready only when messages can be stored, by code that is warm, and the process stays. Liveness does not depend on it: a restart of this process helps nobody. */
@Singleton
@Readiness
final class StoreReadiness implements HealthIndicator {
    private final StoreHealth store;
    private final WarmUp warmUp;
    private final Departure departure;

    StoreReadiness(StoreHealth store, WarmUp warmUp, Departure departure) {
        this.store = store;
        this.warmUp = warmUp;
        this.departure = departure;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.fromCompletableFuture(() ->
                store.isServing().thenApply(serving -> result(serving && warmUp.isOver() && !departure.hasBegun())));
    }

    private static HealthResult result(boolean serving) {
        return HealthResult.builder("store", serving ? HealthStatus.UP : HealthStatus.DOWN)
                .build();
    }
}
