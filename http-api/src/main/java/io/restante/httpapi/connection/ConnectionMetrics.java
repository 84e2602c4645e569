package io.restante.httpapi.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts the connections that were not let go their way. Thread-safe. */
@Singleton
final class ConnectionMetrics {
    /** Why a connection was closed. */
    enum Why {
        /** As many are open as may be. */
        ALL("refused"),
        /** As many of its address are open as may be. */
        ADDRESS("refused"),
        /** The head of a request took too long. */
        HEAD("cut"),
        /** A body took too long. */
        BODY("cut"),
        /** Answers were not taken. */
        ANSWER("cut"),
        /** Too many requests waited on it. */
        PIPELINED("cut"),
        /** Too much was half received, waited or was half taken, on all connections together. */
        MEMORY("cut");

        private final String what;

        Why(String what) {
            this.what = what;
        }
    }

    private final Map<Why, Counter> counters = new EnumMap<>(Why.class);

    ConnectionMetrics(MeterRegistry registry) {
        for (Why why : Why.values()) {
            counters.put(
                    why,
                    Counter.builder("restante.connections." + why.what)
                            .description("Connections that were " + why.what)
                            .tag("why", why.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    void count(Why why) {
        Objects.requireNonNull(counters.get(why)).increment();
    }
}
