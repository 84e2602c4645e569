package io.restante.rpcstore.grpc;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.restante.routing.call.Outcomes;
import io.restante.routing.call.StoreAnswer;
import io.restante.routing.call.StoreCall;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many calls come, from whom, how they end and how long they take, forwarding included. Thread-safe. */
final class CallMetrics {
    /** Who calls: a client, by the public contract, or another process of Restante. */
    enum Caller {
        CLIENT,
        PEER
    }

    private static final Duration[] BUCKETS = Stream.of(1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000, 2_500, 5_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final LongSupplier nanos;
    /** By outcome. */
    private final Map<String, Timer> clientSends = new ConcurrentHashMap<>();

    private final Map<String, Timer> clientPulls = new ConcurrentHashMap<>();
    private final Map<String, Timer> peerSends = new ConcurrentHashMap<>();
    private final Map<String, Timer> peerPulls = new ConcurrentHashMap<>();

    CallMetrics(MeterRegistry registry, LongSupplier nanos) {
        this.registry = registry;
        this.nanos = nanos;
    }

    /** When a call has come, for {@link #count}. */
    long now() {
        return nanos.getAsLong();
    }

    /** Counts a call once it is answered, and gives its answer back. */
    CompletableFuture<StoreAnswer> count(
            Caller caller, StoreCall call, long begun, CompletableFuture<StoreAnswer> answer) {
        answer.whenComplete((outcome, failure) ->
                timer(caller, call, outcome).record(nanos.getAsLong() - begun, TimeUnit.NANOSECONDS));
        return answer;
    }

    private Timer timer(Caller caller, StoreCall call, @Nullable StoreAnswer answer) {
        boolean send = call instanceof StoreCall.Send;
        Map<String, Timer> timers =
                caller == Caller.CLIENT ? (send ? clientSends : clientPulls) : (send ? peerSends : peerPulls);
        String outcome = Outcomes.of(answer);
        Timer known = timers.get(outcome);
        return known != null
                ? known
                : timers.computeIfAbsent(outcome, first -> Timer.builder("restante.calls")
                        .description("Calls that were answered, by how, or taken back")
                        .tag("call", send ? "send" : "pull")
                        .tag("from", caller == Caller.CLIENT ? "client" : "peer")
                        .tag("outcome", first)
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry));
    }
}
