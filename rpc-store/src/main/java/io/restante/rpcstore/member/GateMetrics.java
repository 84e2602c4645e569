package io.restante.rpcstore.member;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How often the gate is read, and how long that takes. Thread-safe. */
public final class GateMetrics {
    private final Timer answered;
    private final Timer failed;

    public GateMetrics(MeterRegistry registry) {
        this.answered = reads(registry, "answered");
        this.failed = reads(registry, "failed");
    }

    private static Timer reads(MeterRegistry registry, String outcome) {
        return Timer.builder("restante.gate.reads")
                .description("Reads of the own member row, each of which lets out all answers that waited for it")
                .tag("outcome", outcome)
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1))
                .register(registry);
    }

    /** @param answer whether a quorum answered */
    void read(long nanos, boolean answer) {
        (answer ? answered : failed).record(nanos, TimeUnit.NANOSECONDS);
    }
}
