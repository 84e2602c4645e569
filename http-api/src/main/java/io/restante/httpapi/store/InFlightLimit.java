package io.restante.httpapi.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.restante.httpapi.config.LimitsConfig;
import io.restante.httpapi.config.StoreConfig;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Bounds the calls under way at once: what they hold is this service's largest use of memory. Thread-safe. */
@Singleton
final class InFlightLimit {
    /** What a call holds besides its text. */
    private static final int CALL_BYTES = 64 * 1024;

    private final int limit;
    private final AtomicInteger inFlight = new AtomicInteger();

    @Inject
    InFlightLimit(StoreConfig store, LimitsConfig limits, MeterRegistry registry) {
        this(
                store.maxInFlight() == null
                        ? ofHeap(Runtime.getRuntime().maxMemory(), limits.textBytes())
                        : store.maxInFlight());
        Gauge.builder("restante.calls.under.way", inFlight, AtomicInteger::get)
                .description("Calls of stores that are not answered")
                .register(registry);
        Gauge.builder("restante.calls.under.way.most", () -> limit)
                .description("Calls of stores that may be under way at once")
                .strongReference(true)
                .register(registry);
    }

    InFlightLimit(int limit) {
        this.limit = limit;
    }

    /** As many as a quarter of the heap holds. */
    static int ofHeap(long heapBytes, int maxTextBytes) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, heapBytes / 4 / (CALL_BYTES + (long) maxTextBytes)));
    }

    /** Throws {@code STORE_OVERLOADED} where a call would not be started now. */
    void checkRoom() {
        if (inFlight.get() >= limit) {
            throw overloaded();
        }
    }

    /** Starts the call, or fails with {@code STORE_OVERLOADED}. */
    <A> CompletableFuture<A> within(Supplier<CompletableFuture<A>> call) {
        if (inFlight.incrementAndGet() > limit) {
            inFlight.decrementAndGet();
            return CompletableFuture.failedFuture(overloaded());
        }
        CompletableFuture<A> started;
        try {
            started = call.get();
        } catch (RuntimeException notStarted) {
            inFlight.decrementAndGet();
            throw notStarted;
        }
        started.whenComplete((done, failure) -> inFlight.decrementAndGet());
        return started;
    }

    private static ApiException overloaded() {
        return ApiException.of(ErrorCode.STORE_OVERLOADED, "Too many calls are under way.");
    }
}
