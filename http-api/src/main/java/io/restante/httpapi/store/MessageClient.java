package io.restante.httpapi.store;

import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import io.restante.service.trace.CallSpan;
import java.util.concurrent.CompletableFuture;

/**
 * The store, as this service sees it. Both calls return at once; their futures fail with {@link
 * io.restante.protos.error.ApiException} only, within the configured deadline. Cancelling a future cancels the call.
 * Thread-safe.
 */
public interface MessageClient {
    /**
     * Asks whether a call would be taken now, before its request is read: to refuse the surplus must cost less than to serve it.
     *
     * @throws io.restante.protos.error.ApiException {@code STORE_OVERLOADED} where as many calls are under way as may be
     */
    void checkRoom();

    /**
     * Stores a message. A failure of status 503 says that it is certainly not stored; 504 leaves it open.
     *
     * @param request obeys the rules of its fields
     * @param span what is done is traced below this
     */
    CompletableFuture<Stored> send(SendRequest request, CallSpan span);

    /**
     * Reads a page.
     *
     * @param request obeys the rules of its fields
     * @param span what is done is traced below this
     */
    CompletableFuture<PullResponse> pull(PullRequest request, CallSpan span);
}
