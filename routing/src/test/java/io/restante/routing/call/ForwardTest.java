package io.restante.routing.call;

import static io.restante.routing.call.ScriptedStores.MOVED;
import static io.restante.routing.call.ScriptedStores.NOT_SENT;
import static io.restante.routing.call.ScriptedStores.STORED;
import static io.restante.routing.call.ScriptedStores.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.error.ErrorCode;
import io.restante.routing.TestMaps;
import io.restante.service.trace.CallSpan;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a store does with a call that is another one's. */
class ForwardTest extends RouterFixture {
    private static final StoreCall CALL = new StoreCall.Send(SEND, new StoreCall.Terms(5, 5, false));

    @Test
    void aCallShouldBeForwardedOnceAndMarked() {
        maps.learn(TestMaps.ownedBy("two:1", 1));
        stores.answer("two:1", STORED);

        assertThat(router.forward(CALL)).isCompletedWithValue(STORED);
        assertThat(stores.asked.get(0).call().terms()).isEqualTo(new StoreCall.Terms(5, 5, true));
    }

    @Test
    void whatCannotHaveBeenWrittenShouldBeMoved() {
        assertThat(router.forward(CALL)).isCompletedWithValue(MOVED);
        maps.learn(TestMaps.ownedBy("two:1", 1));
        stores.answer("two:1", NOT_SENT, MOVED);

        assertThat(router.forward(CALL)).isCompletedWithValue(MOVED);
        assertThat(router.forward(CALL)).isCompletedWithValue(MOVED);
        assertThat(stores.asked).hasSize(2);
    }

    @Test
    void whatMayHaveBeenWrittenShouldBeLeftOpen() {
        maps.learn(TestMaps.ownedBy("two:1", 1));
        stores.answer("two:1", UNKNOWN);

        assertRefused(
                router.forward(CALL).thenApply(answer -> (StoreAnswer.Final) answer), ErrorCode.DEADLINE_EXCEEDED);
    }

    @Test
    void takingItBackShouldReachTheOwner() {
        maps.learn(TestMaps.ownedBy("two:1", 1));
        stores.hang("two:1");
        CompletableFuture<StoreAnswer> answer = router.forward(CALL);
        answer.cancel(false);

        assertThat(stores.open.get(0)).isCancelled();
    }

    @Test
    void callsOfAStoreShouldLeaveAsForwarded() {
        maps.learn(TestMaps.ownedBy("two:1", 1));
        stores.answer("two:1", STORED);
        new ChatRouter(maps, stores, timers, RouteRules.DEFAULT.ofStore()).send(SEND, WITHIN, CallSpan.NONE);

        assertThat(stores.asked.get(0).call().terms().forwarded()).isTrue();
    }
}
