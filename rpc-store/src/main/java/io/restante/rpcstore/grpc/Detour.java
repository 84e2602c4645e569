package io.restante.rpcstore.grpc;

import io.restante.routing.call.StoreAnswer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call that goes on elsewhere where its first answer is that the chat has moved. Taking it back reaches either. */
final class Detour {
    private final CompletableFuture<StoreAnswer> answer = new CompletableFuture<>();
    private volatile CompletableFuture<? extends StoreAnswer> current;

    private Detour(CompletableFuture<StoreAnswer> first) {
        this.current = first;
    }

    static CompletableFuture<StoreAnswer> of(
            CompletableFuture<StoreAnswer> first, Supplier<CompletableFuture<? extends StoreAnswer>> elsewhere) {
        Detour detour = new Detour(first);
        detour.answer.whenComplete((done, failure) -> {
            if (detour.answer.isCancelled()) {
                detour.current.cancel(false);
            }
        });
        first.whenComplete((outcome, failure) -> {
            if (outcome instanceof StoreAnswer.Moved && !detour.answer.isDone()) {
                detour.follow(elsewhere.get());
            } else {
                detour.complete(outcome, failure);
            }
        });
        return detour.answer;
    }

    private void follow(CompletableFuture<? extends StoreAnswer> next) {
        current = next;
        if (answer.isCancelled()) {
            next.cancel(false);
        }
        next.whenComplete(this::complete);
    }

    private void complete(StoreAnswer outcome, @Nullable Throwable failure) {
        if (failure == null) {
            answer.complete(outcome);
        } else {
            answer.completeExceptionally(failure);
        }
    }
}
