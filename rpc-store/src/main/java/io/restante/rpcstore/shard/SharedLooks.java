package io.restante.rpcstore.shard;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One look at a time. Whoever wants one while another is under way waits for the next, which serves all who came before
 * it began. Thread-safe.
 */
final class SharedLooks {
    private final Supplier<CompletionStage<Void>> look;
    private @Nullable CompletableFuture<Void> running;
    private @Nullable CompletableFuture<Void> next;

    /** @param look begins one; completes, never exceptionally, once what it has shown is taken in, or it is given up */
    SharedLooks(Supplier<CompletionStage<Void>> look) {
        this.look = look;
    }

    /** Completes, never exceptionally, after a look that began after this call. */
    CompletionStage<Void> after() {
        CompletableFuture<Void> mine;
        synchronized (this) {
            if (running != null) {
                if (next == null) {
                    next = new CompletableFuture<>();
                }
                return next;
            }
            mine = new CompletableFuture<>();
            running = mine;
        }
        begin(mine);
        return mine;
    }

    private void begin(CompletableFuture<Void> mine) {
        look.get().whenComplete((done, none) -> end(mine));
    }

    private void end(CompletableFuture<Void> mine) {
        CompletableFuture<Void> following;
        synchronized (this) {
            following = next;
            running = following;
            next = null;
        }
        mine.complete(null);
        if (following != null) {
            begin(following);
        }
    }
}
