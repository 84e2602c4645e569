package io.restante.routing.link;

import io.restante.routing.call.StoreAnswer;
import io.restante.routing.call.StoreCall;
import java.util.concurrent.CompletableFuture;

/** A call that is not answered yet. All but its future is for the link's event loop alone. */
final class OpenCall {
    private static final long NOT_SENT = 0;

    final StoreCall call;
    final int bytes;
    final CompletableFuture<StoreAnswer> answer = new CompletableFuture<>();
    private long id = NOT_SENT;

    OpenCall(StoreCall call) {
        this.call = call;
        this.bytes = call.bytes();
    }

    void sentAs(long streamId) {
        id = streamId;
    }

    boolean isSent() {
        return id != NOT_SENT;
    }

    long id() {
        return id;
    }

    /** When it ends without an answer: unsent, once it may not leave any more; sent, once nobody waits any more. */
    long due() {
        StoreCall.Terms terms = call.terms();
        return isSent() || terms.deadline() - terms.sendBy() < 0 ? terms.deadline() : terms.sendBy();
    }

    /** Ends it because its stream has ended in order: a store answers all that it has taken before it ends one. */
    void turnAway() {
        answer.complete(isSent() ? new StoreAnswer.Moved() : new StoreAnswer.NotSent());
    }

    void end() {
        answer.complete(isSent() ? new StoreAnswer.Unknown() : new StoreAnswer.NotSent());
    }
}
