package io.restante.routing.call;

import java.util.concurrent.CompletableFuture;

/** The way to one store. Thread-safe. */
public interface StoreLink {
    /**
     * Sends a call and answers when its outcome is known, or its deadline has passed. The future never fails; cancelling
     * it takes the call back where it is not too late.
     */
    CompletableFuture<StoreAnswer> call(StoreCall call);
}
