package io.restante.routing.call;

import io.restante.protos.api.PullRequest;
import io.restante.protos.error.ErrorCode;
import io.restante.routing.ShardOwner;
import io.restante.service.trace.CallSpan;
import java.util.List;

/**
 * A pull: may be repeated at will. When its owner does not answer, it goes in turn to another store, which may serve
 * what is certainly gated, and to the owner again.
 */
final class RoutedPull extends RoutedCall {
    private final PullRequest request;
    private int failures;
    private boolean leftOpen;

    RoutedPull(ChatRouter router, int shard, PullRequest request, long deadline, CallSpan span) {
        super(router, shard, deadline, span);
        this.request = request;
    }

    @Override
    void askOwner(ShardOwner owner) {
        boolean alone = !router().maps().current().hasAddressesBut(owner.address());
        // Who is alone is waited for: nobody else could answer.
        long until = alone ? deadline() : earlier(deadline(), afterPatience(failures));
        ask(owner.address(), new StoreCall.Pull(request, false, terms(until)), outcome -> {
            if (outcome instanceof StoreAnswer.Moved) {
                leftOpen = false;
                moved(owner);
            } else if (outcome instanceof StoreAnswer.Final answered && !isOpen(outcome)) {
                finish(answered);
            } else {
                leftOpen = !(outcome instanceof StoreAnswer.NotSent);
                failures++;
                askAnother(owner.address());
            }
        });
    }

    private void askAnother(String owner) {
        List<String> others = router().maps().current().addressesBut(owner);
        if (others.isEmpty()) {
            again(router().rules().longestPause());
            return;
        }
        String other = others.get((shard() + failures) % others.size());
        long until = earlier(deadline(), afterPatience(0));
        ask(other, new StoreCall.Pull(request, true, terms(until)), outcome -> {
            if (outcome instanceof StoreAnswer.Final answered && !isOpen(outcome) && !isUnavailable(outcome)) {
                finish(answered);
            } else {
                again(router().rules().longestPause());
            }
        });
    }

    @Override
    StoreAnswer.Final givenUp() {
        return leftOpen ? StoreAnswer.Refused.unknown() : StoreAnswer.Refused.unavailable();
    }

    private long afterPatience(int doublings) {
        return router().timers().nanos() + (router().rules().ownerPatience().toNanos() << Math.min(doublings, 10));
    }

    /** Whether the store that was asked got no answer itself: the pull can be repeated. */
    private static boolean isOpen(StoreAnswer outcome) {
        return outcome instanceof StoreAnswer.Refused refused && refused.error().code() == ErrorCode.DEADLINE_EXCEEDED;
    }

    private static boolean isUnavailable(StoreAnswer outcome) {
        return outcome instanceof StoreAnswer.Refused refused
                && refused.error().code().httpStatus() == ErrorCode.STORE_UNAVAILABLE.httpStatus();
    }
}
