package io.restante.rpcstore.chat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What a failure below means to the client of a chat. */
final class Failures {
    private Failures() {}

    /** The owner of the chat is one no more; nothing was stored. */
    static ApiException lost() {
        return ApiException.of(ErrorCode.STORE_UNAVAILABLE, "This store serves the chat no more.");
    }

    /** A read failed, or the membership was lost: nothing was stored, and it can be tried again. */
    static ApiException ofRead(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof ApiException known
                ? known
                : ApiException.of(ErrorCode.STORE_UNAVAILABLE, "The storage of the chat did not answer.");
    }
}
