package io.restante.rpcstore.shard;

import io.restante.routing.time.Timers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Bounds the time that an answer is waited for. */
final class Deadlines {
    private Deadlines() {}

    /** Completes as {@code stage} does, or with {@code otherwise} once {@code limit} has passed. */
    static <T> CompletionStage<T> within(Duration limit, CompletionStage<T> stage, T otherwise, Timers timers) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        stage.whenComplete((result, failure) -> {
            if (failure == null) {
                answer.complete(result);
            } else {
                answer.completeExceptionally(failure);
            }
        });
        timers.after(limit, () -> answer.complete(otherwise));
        return answer;
    }
}
