package io.restante.routing.call;

import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendRequest;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.routing.ShardHash;
import io.restante.routing.ShardMaps;
import io.restante.routing.ShardOwner;
import io.restante.routing.time.Timers;
import io.restante.service.trace.CallSpan;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Brings each call to the owner of its chat, and tries it again where that is safe: a send until it has perhaps been
 * stored, a pull always. So {@code STORE_UNAVAILABLE} says that no attempt can have stored the message. Futures do not
 * fail; cancelling one takes the call back. Thread-safe.
 */
public final class ChatRouter {
    private final ShardMaps maps;
    private final Function<String, StoreLink> links;
    private final Timers timers;
    private final RouteRules rules;
    private final AtomicInteger underWay = new AtomicInteger();

    /** @param links gives the link to the store at an address */
    public ChatRouter(ShardMaps maps, Function<String, StoreLink> links, Timers timers, RouteRules rules) {
        this.maps = maps;
        this.links = links;
        this.timers = timers;
        this.rules = rules;
    }

    /**
     * Stores a message.
     *
     * @param request obeys the rules of its fields
     * @param span what is done is traced below this
     */
    public CompletableFuture<StoreAnswer.Final> send(SendRequest request, Duration within, CallSpan span) {
        long deadline = timers.nanos() + within.toNanos();
        int shard = ShardHash.ofWritten(request.getChat());
        return start(new RoutedSend(this, shard, request, deadline, span));
    }

    /**
     * Reads a page.
     *
     * @param request obeys the rules of its fields
     * @param span what is done is traced below this
     */
    public CompletableFuture<StoreAnswer.Final> pull(PullRequest request, Duration within, CallSpan span) {
        long deadline = timers.nanos() + within.toNanos();
        int shard = ShardHash.ofWritten(request.getChat());
        return start(new RoutedPull(this, shard, request, deadline, span));
    }

    /** Sends on, once, what has reached a store that is no owner; answers finally, or that the chat has moved. */
    public CompletableFuture<StoreAnswer> forward(StoreCall call) {
        ShardOwner owner = maps.current().owner(ShardHash.ofWritten(call.chat()));
        if (owner == null) {
            return CompletableFuture.completedFuture(new StoreAnswer.Moved());
        }
        CompletableFuture<StoreAnswer> sent =
                links.apply(owner.address()).call(call.under(call.terms().asForwarded()));
        CompletableFuture<StoreAnswer> answer = sent.thenApply(outcome -> {
            if (outcome instanceof StoreAnswer.NotSent) {
                return new StoreAnswer.Moved();
            }
            return outcome instanceof StoreAnswer.Unknown ? StoreAnswer.Refused.unknown() : outcome;
        });
        answer.whenComplete((done, failure) -> {
            if (answer.isCancelled()) {
                sent.cancel(false);
            }
        });
        return answer;
    }

    private CompletableFuture<StoreAnswer.Final> start(RoutedCall call) {
        if (underWay.incrementAndGet() > rules.most()) {
            underWay.decrementAndGet();
            return CompletableFuture.completedFuture(new StoreAnswer.Refused(
                    ApiException.of(ErrorCode.STORE_OVERLOADED, "Too many calls are under way.")));
        }
        CompletableFuture<StoreAnswer.Final> answer = call.start();
        answer.whenComplete((done, failure) -> underWay.decrementAndGet());
        return answer;
    }

    ShardMaps maps() {
        return maps;
    }

    StoreLink link(String address) {
        return links.apply(address);
    }

    Timers timers() {
        return timers;
    }

    RouteRules rules() {
        return rules;
    }
}
