package io.restante.httpapi.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How many requests come, how they are answered and how long that takes. Thread-safe. */
@Singleton
final class RequestMetrics {
    private static final Duration[] BUCKETS = Stream.of(1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000, 2_500, 5_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<Route, Map<String, Timer>> timers = Map.of(
            Route.SEND, new ConcurrentHashMap<>(),
            Route.PULL, new ConcurrentHashMap<>(),
            Route.OTHER, new ConcurrentHashMap<>());

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param status of the answer, in digits; {@code none} where the client went before it came */
    void count(Route route, String status, long nanos) {
        timer(route, status).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Route route, String status) {
        Map<String, Timer> ofRoute = timers.getOrDefault(route, Map.of());
        Timer known = ofRoute.get(status);
        return known != null
                ? known
                : ofRoute.computeIfAbsent(status, first -> Timer.builder("restante.requests")
                        .description("Requests, from their head to the end of their answer, or until their client went")
                        .tag("route", route.path())
                        .tag("status", first)
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry));
    }
}
