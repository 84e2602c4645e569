package io.restante.rpcstore.chat;

import static java.util.Objects.requireNonNullElse;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.member.LostMembershipException;
import io.restante.rpcstore.message.StoreUnavailableException;
import io.restante.rpcstore.shard.ShardClosedException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What a failure below means to the client of a chat. */
final class Failures {
    private Failures() {}

    /** A read failed, or the membership was lost: nothing was stored, and it can be tried again, here or elsewhere. */
    static RuntimeException ofRead(@Nullable Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof LostMembershipException || cause instanceof ShardClosedException) {
            return new NotOwnerException();
        }
        return cause instanceof ApiException known
                ? known
                : ApiException.of(ErrorCode.STORE_UNAVAILABLE, "The storage of the chat did not answer.");
    }

    /** The same for a page, but that a defect stays what it is: the door tells it from a silent storage. */
    static Throwable ofPage(Throwable failure) {
        Throwable cause = requireNonNullElse(cause(failure), failure);
        boolean expected = cause instanceof StoreUnavailableException || cause instanceof LostMembershipException;
        return expected ? ofRead(cause) : cause;
    }

    /** Whether a gate has found that this member was declared dead. */
    static boolean isLost(@Nullable Throwable failure) {
        return cause(failure) instanceof LostMembershipException;
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
