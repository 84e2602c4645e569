package io.restante.httpapi.store;

import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import java.util.concurrent.CompletableFuture;

/**
 * The store, as this service sees it. Both calls return at once; their futures fail with {@link
 * io.restante.protos.error.ApiException} only, within the configured deadline. Cancelling a future cancels the call.
 * Thread-safe.
 */
public interface MessageClient {
    /**
     * Stores a message. A failure of status 503 says that it is certainly not stored; 504 leaves it open.
     *
     * @param request obeys the rules of its fields
     */
    CompletableFuture<Stored> send(SendRequest request);

    /**
     * Reads a page.
     *
     * @param request obeys the rules of its fields
     */
    CompletableFuture<PullResponse> pull(PullRequest request);
}
