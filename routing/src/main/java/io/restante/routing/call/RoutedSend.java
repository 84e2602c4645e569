package io.restante.routing.call;

import io.restante.protos.api.SendRequest;
import io.restante.routing.ShardOwner;
import io.restante.service.trace.CallSpan;

/** A send: tried again as long as no attempt can have stored the message. */
final class RoutedSend extends RoutedCall {
    private final SendRequest request;

    RoutedSend(ChatRouter router, int shard, SendRequest request, long deadline, CallSpan span) {
        super(router, shard, deadline, span);
        this.request = request;
    }

    @Override
    void askOwner(ShardOwner owner) {
        ask(owner.address(), new StoreCall.Send(request, terms(deadline())), outcome -> {
            if (outcome instanceof StoreAnswer.Final answered) {
                finish(answered);
            } else if (outcome instanceof StoreAnswer.Moved) {
                moved(owner);
            } else if (outcome instanceof StoreAnswer.NotSent) {
                again(router().rules().longestPause());
            } else {
                // It may be stored: another attempt could store it twice, and no later 503 would be true.
                finish(StoreAnswer.Refused.unknown());
            }
        });
    }

    @Override
    StoreAnswer.Final givenUp() {
        return StoreAnswer.Refused.unavailable();
    }
}
