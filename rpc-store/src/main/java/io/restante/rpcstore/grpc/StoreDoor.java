package io.restante.rpcstore.grpc;

import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendRequest;
import io.restante.routing.ShardHash;
import io.restante.routing.ShardMaps;
import io.restante.routing.call.ChatRouter;
import io.restante.routing.call.StoreAnswer;
import io.restante.routing.call.StoreCall;
import io.restante.service.trace.CallSpan;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Where all calls come in: this store's own chats first, then on to the owner. Futures do not fail; cancelling one takes
 * the call back. Thread-safe.
 */
final class StoreDoor {
    /** A store sets no deadline to its own work: who waits for it withdraws it. */
    private static final StoreCall.Terms OWN = new StoreCall.Terms(Long.MAX_VALUE, Long.MAX_VALUE, false);

    private final LocalStore own;
    private final ChatRouter router;
    private final ShardMaps maps;
    private final FreshLook look;
    private final CallMetrics metrics;
    private final Consumer<String> senders;

    /** @param senders refuses, by an exception, a client's send whose sender sends too often */
    StoreDoor(
            LocalStore own,
            ChatRouter router,
            ShardMaps maps,
            FreshLook look,
            CallMetrics metrics,
            Consumer<String> senders) {
        this.own = own;
        this.router = router;
        this.maps = maps;
        this.look = look;
        this.metrics = metrics;
        this.senders = senders;
    }

    /** A client's send. */
    CompletableFuture<StoreAnswer> send(SendRequest request, Duration within, CallSpan span) {
        StoreCall call = new StoreCall.Send(request, own(span));
        long begun = metrics.now();
        return metrics.count(
                CallMetrics.Caller.CLIENT,
                call,
                begun,
                Detour.of(own.call(call, senders), () -> router.send(request, within, span)));
    }

    /** A client's pull. */
    CompletableFuture<StoreAnswer> pull(PullRequest request, Duration within, CallSpan span) {
        StoreCall call = new StoreCall.Pull(request, false, own(span));
        long begun = metrics.now();
        return metrics.count(
                CallMetrics.Caller.CLIENT,
                call,
                begun,
                Detour.of(own.call(call), () -> router.pull(request, within, span)));
    }

    private static StoreCall.Terms own(CallSpan span) {
        return span.isTraced() ? OWN.within(span) : OWN;
    }

    /**
     * A call of another process of Restante, which tries again itself where the chat has moved. A caller that knows a
     * newer map may be right to come: the chat has been handed over to this store a moment ago.
     *
     * @param callersMap the version of the map that the caller went by
     */
    CompletableFuture<StoreAnswer> exchanged(StoreCall call, long callersMap) {
        long begun = metrics.now();
        CompletableFuture<StoreAnswer> answer = own.call(call);
        if (callersMap > maps.current().version()) {
            answer = Detour.of(answer, () -> afterLook(call));
        }
        return metrics.count(
                CallMetrics.Caller.PEER,
                call,
                begun,
                call.terms().forwarded() ? answer : Detour.of(answer, () -> router.forward(call)));
    }

    private CompletableFuture<StoreAnswer> afterLook(StoreCall call) {
        CompletableFuture<StoreAnswer> looked = look.look(ShardHash.ofWritten(call.chat()))
                .<StoreAnswer>thenApply(done -> new StoreAnswer.Moved())
                .toCompletableFuture();
        return Detour.of(looked, () -> own.call(call));
    }
}
