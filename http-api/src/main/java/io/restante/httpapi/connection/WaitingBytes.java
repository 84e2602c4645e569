package io.restante.httpapi.connection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.restante.httpapi.config.ConnectionsConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What all connections together hold of requests half received, requests that wait for their turn, and answers half taken.
 * Thread-safe.
 */
@Singleton
final class WaitingBytes {
    private final long most;
    private final AtomicLong held = new AtomicLong();

    @Inject
    WaitingBytes(ConnectionsConfig config, MeterRegistry registry) {
        this(ofHeap(config.waitingBytes(), Runtime.getRuntime().maxMemory()));
        Gauge.builder("restante.connections.waiting", held, AtomicLong::get)
                .description("What slow clients hold of memory")
                .baseUnit("bytes")
                .register(registry);
    }

    WaitingBytes(long most) {
        this.most = most;
    }

    private static long ofHeap(@Nullable Long configured, long heapBytes) {
        return configured == null ? heapBytes / 4 : configured;
    }

    /** Whether there was room; where not, nothing is held. */
    boolean hold(long bytes) {
        if (held.addAndGet(bytes) > most) {
            held.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void release(long bytes) {
        held.addAndGet(-bytes);
    }
}
