package io.restante.routing.call;

import io.opentelemetry.api.trace.SpanKind;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.routing.ShardOwner;
import io.restante.service.trace.CallSpan;
import io.restante.service.trace.TraceKeys;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call on its way. Attempts follow one another, each begun by the end of the one before, so nothing needs a lock. */
abstract class RoutedCall {
    private static final Logger LOG = LoggerFactory.getLogger(RoutedCall.class);

    private final ChatRouter router;
    private final int shard;
    private final long deadline;
    private final long giveUp;
    private final CallSpan span;
    private final CompletableFuture<StoreAnswer.Final> answer = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<StoreAnswer> attempt;
    private int pauses;

    /** @param deadline in nanoseconds of the router's timers */
    RoutedCall(ChatRouter router, int shard, long deadline, CallSpan span) {
        this.router = router;
        this.shard = shard;
        this.deadline = deadline;
        this.span = span;
        long now = router.timers().nanos();
        RouteRules rules = router.rules();
        long within = Math.max(0, deadline - now);
        long margin = Math.min(rules.margin().toNanos(), within / 4);
        this.giveUp = now + Math.min(within - margin, rules.patience().toNanos());
    }

    final CompletableFuture<StoreAnswer.Final> start() {
        answer.whenComplete((done, failure) -> {
            CompletableFuture<StoreAnswer> running = attempt;
            if (answer.isCancelled() && running != null) {
                running.cancel(false);
            }
        });
        step();
        return answer;
    }

    /** Asks the owner, or waits until one is known. */
    final void step() {
        if (answer.isDone()) {
            return;
        }
        ShardOwner owner = router.maps().current().owner(shard);
        if (owner == null) {
            again(router.rules().longestPause());
        } else {
            askOwner(owner);
        }
    }

    abstract void askOwner(ShardOwner owner);

    /** What the client is told when it cannot be tried again any more. */
    abstract StoreAnswer.Final givenUp();

    /** Sends the call to one store and goes on with the outcome. */
    final void ask(String address, StoreCall call, Consumer<StoreAnswer> then) {
        CallSpan traced = span.begin("ask a store", SpanKind.CLIENT)
                .with(TraceKeys.SHARD, shard)
                .with(TraceKeys.SERVER, address);
        CompletableFuture<StoreAnswer> asked = router.link(address)
                .call(traced.isTraced() ? call.under(call.terms().within(traced)) : call);
        attempt = asked;
        if (answer.isCancelled()) {
            asked.cancel(false);
        }
        asked.whenComplete((outcome, failure) -> {
            Outcomes.end(traced, outcome);
            if (answer.isDone()) {
                return;
            }
            if (outcome == null) {
                span.log(() -> LOG.error("Defect in the link to {}", address, failure));
                finish(new StoreAnswer.Refused(ApiException.of(
                        ErrorCode.INTERNAL, "The way to the store has failed; the message may be stored.")));
            } else {
                then.accept(outcome);
            }
        });
    }

    /** Tries again at once where another owner has become known, else after a short pause. */
    final void moved(ShardOwner asked) {
        ShardOwner known = router.maps().current().owner(shard);
        if (known != null && !known.equals(asked) && !isOver(router.timers().nanos())) {
            step();
        } else {
            again(router.rules().longestMove());
        }
    }

    /** Tries again after a pause, or ends where that would be too late. */
    final void again(Duration longest) {
        long pause = Math.min(router.rules().shortestPause().toNanos() << Math.min(pauses, 10), longest.toNanos());
        pauses++;
        if (isOver(router.timers().nanos() + pause)) {
            finish(givenUp());
        } else {
            router.timers().after(Duration.ofNanos(pause), this::step);
        }
    }

    /** The terms of an attempt that may take until {@code until}. */
    final StoreCall.Terms terms(long until) {
        // What waits on a link until it could be sent must leave while it could still be answered.
        return new StoreCall.Terms(until, earlier(until, giveUp), router.rules().asForwarded(), span);
    }

    final void finish(StoreAnswer.Final outcome) {
        answer.complete(outcome);
    }

    final ChatRouter router() {
        return router;
    }

    final int shard() {
        return shard;
    }

    final long deadline() {
        return deadline;
    }

    /** The earlier of two times on a clock that may overflow. */
    static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }

    private boolean isOver(long at) {
        return at - giveUp > 0;
    }
}
