package io.restante.rpcstore.grpc;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.chat.Budget;
import io.restante.rpcstore.chat.MemoryLimits;
import jakarta.inject.Singleton;

/**
 * Bounds what pages hold that wait until their readers take them, of all callers together. Who comes beyond it is
 * refused: a pull can be repeated. Thread-safe.
 */
@Singleton
final class WaitingPages {
    private final Budget bytes;
    private final Counter refused;

    WaitingPages(MemoryLimits memory, MeterRegistry registry) {
        this.bytes = new Budget(memory.pageBytes());
        this.refused = Counter.builder("restante.pages.refused")
                .description("Pages that were read and not answered, since too many waited for their readers")
                .register(registry);
        Gauge.builder("restante.pages.waiting", bytes, Budget::used)
                .description("What pages hold that wait until their readers take them")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Lets a page wait; false where there is no room for it. */
    boolean tryAdd(long size) {
        boolean fits = bytes.tryTake(size);
        if (!fits) {
            refused.increment();
        }
        return fits;
    }

    void remove(long size) {
        bytes.giveBack(size);
    }

    static ApiException refusal() {
        return ApiException.of(ErrorCode.STORE_OVERLOADED, "Too many pages wait until their readers take them.");
    }

    /** For the page of one call. */
    Place place() {
        return new Place();
    }

    /** Where the page of one call waits, until that call ends. */
    final class Place {
        private long size;
        private boolean ended;

        /** Lets the page wait; false where there is no room for it. */
        synchronized boolean tryTake(long wanted) {
            if (ended) {
                return true;
            }
            if (!tryAdd(wanted)) {
                return false;
            }
            size = wanted;
            return true;
        }

        synchronized void end() {
            ended = true;
            remove(size);
            size = 0;
        }
    }
}
