package io.restante.rpcstore.chat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.member.LostMembershipException;
import io.restante.rpcstore.shard.ShardClosedException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What a failure below means to the client of a chat. */
final class Failures {
    private Failures() {}

    /** A read failed, or the membership was lost: nothing was stored, and it can be tried again, here or elsewhere. */
    static RuntimeException ofRead(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof LostMembershipException || cause instanceof ShardClosedException) {
            return new NotOwnerException();
        }
        return cause instanceof ApiException known
                ? known
                : ApiException.of(ErrorCode.STORE_UNAVAILABLE, "The storage of the chat did not answer.");
    }
}
