package io.restante.rpcstore.lifecycle;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a store does between the opening of its door and its joining. */
@FunctionalInterface
public interface WarmUp {
    /** For a store that is to serve at once. */
    WarmUp NONE = address -> CompletableFuture.completedFuture(null);

    /**
     * Completes, never exceptionally, within a few seconds.
     *
     * @param address host and port at which this process reaches its own door
     */
    CompletionStage<Void> run(String address);
}
