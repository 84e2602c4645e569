package io.restante.rpcstore.chat;

import static java.util.Objects.requireNonNullElse;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.member.LostMembershipException;
import io.restante.rpcstore.message.StoreUnavailableException;
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
        Throwable cause = cause(failure);
        return cause instanceof ApiException known
                ? known
                : ApiException.of(ErrorCode.STORE_UNAVAILABLE, "The storage of the chat did not answer.");
    }

    /** The same for a page, but that a defect stays what it is: the door tells it from a silent storage. */
    static Throwable ofPage(Throwable failure) {
        Throwable cause = requireNonNullElse(cause(failure), failure);
        return cause instanceof StoreUnavailableException || cause instanceof LostMembershipException
                ? ofRead(cause)
                : cause;
    }

    /** Whether a gate has found that this member was declared dead. */
    static boolean isLost(@Nullable Throwable failure) {
        return cause(failure) instanceof LostMembershipException;
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
