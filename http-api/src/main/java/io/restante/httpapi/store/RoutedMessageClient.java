package io.restante.httpapi.store;

import io.restante.httpapi.config.StoreConfig;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import io.restante.routing.call.ChatRouter;
import io.restante.routing.call.StoreAnswer;
import io.restante.service.trace.CallSpan;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** The stores, each chat's owner asked for it. */
@Singleton
final class RoutedMessageClient implements MessageClient {
    private final ChatRouter router;
    private final InFlightLimit limit;
    private final Duration deadline;

    RoutedMessageClient(ChatRouter router, InFlightLimit limit, StoreConfig config) {
        this.router = router;
        this.limit = limit;
        this.deadline = config.deadline();
    }

    @Override
    public void checkRoom() {
        limit.checkRoom();
    }

    @Override
    public CompletableFuture<Stored> send(SendRequest request, CallSpan span) {
        return answer(() -> router.send(request, deadline, span), answer -> {
            StoreAnswer.Stored stored = (StoreAnswer.Stored) answer;
            return new Stored(stored.sendTime(), stored.replayed());
        });
    }

    @Override
    public CompletableFuture<PullResponse> pull(PullRequest request, CallSpan span) {
        return answer(() -> router.pull(request, deadline, span), answer -> ((StoreAnswer.Page) answer).response());
    }

    private <A> CompletableFuture<A> answer(
            Supplier<CompletableFuture<StoreAnswer.Final>> call, Function<StoreAnswer, A> toAnswer) {
        CompletableFuture<StoreAnswer.Final> routed = limit.within(call);
        CompletableFuture<A> answer = routed.thenApply(outcome -> {
            if (outcome instanceof StoreAnswer.Refused refused) {
                throw refused.error();
            }
            return toAnswer.apply(outcome);
        });
        // A future hands its cancellation on to those that depend on it, not to the one that it depends on.
        answer.whenComplete((done, failure) -> {
            if (answer.isCancelled()) {
                routed.cancel(false);
            }
        });
        return answer;
    }
}
