package io.restante.rpcstore.chat;

import java.util.concurrent.CompletableFuture;

/** A pull and its answer. */
record PendingPull(PageRequest request, CompletableFuture<Page> future) {
    PendingPull(PageRequest request) {
        this(request, new CompletableFuture<>());
    }
}
