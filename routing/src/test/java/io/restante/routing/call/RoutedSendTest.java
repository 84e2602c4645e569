package io.restante.routing.call;

import static io.restante.routing.call.ScriptedStores.MOVED;
import static io.restante.routing.call.ScriptedStores.NOT_SENT;
import static io.restante.routing.call.ScriptedStores.STORED;
import static io.restante.routing.call.ScriptedStores.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.routing.TestMaps;
import io.restante.service.trace.CallSpan;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutedSendTest extends RouterFixture {
    @Test
    void theOwnerShouldBeAsked() {
        maps.learn(TestMaps.ownedBy("one:1", 1));
        stores.answer("one:1", STORED);

        assertThat(send()).isCompletedWithValue((StoreAnswer.Final) STORED);
        assertThat(stores.addresses()).containsExactly("one:1");
        assertThat(stores.asked.get(0).call().terms().forwarded()).isFalse();
    }

    @Test
    void aSendShouldWaitForTheFirstMap() {
        stores.answer("one:1", STORED);
        CompletableFuture<StoreAnswer.Final> answer = send();
        timers.pass(Duration.ofSeconds(1));
        assertThat(answer).isNotDone();
        maps.learn(TestMaps.ownedBy("one:1", 1));
        timers.pass(Duration.ofMillis(100));

        assertThat(answer).isCompletedWithValue((StoreAnswer.Final) STORED);
    }

    @Test
    void aSendWithoutAMapShouldCertainlyNotBeStored() {
        CompletableFuture<StoreAnswer.Final> answer = send();
        timers.pass(WITHIN);

        assertRefused(answer, ErrorCode.STORE_UNAVAILABLE);
    }

    @Test
    void aMovedChatShouldBeFollowedAtOnceWhereTheNewOwnerIsKnown() {
        maps.learn(TestMaps.ownedBy("one:1", 1));
        stores.answerAfter("one:1", () -> maps.learn(TestMaps.ownedBy("two:1", 2)), MOVED);
        stores.answer("two:1", STORED);

        assertThat(send()).isCompletedWithValue((StoreAnswer.Final) STORED);
        assertThat(stores.addresses()).containsExactly("one:1", "two:1");
    }

    @Test
    void aChatThatMovesNobodyKnowsWhereShouldBeTriedAfterShortPauses() {
        maps.learn(TestMaps.ownedBy("one:1", 1));
        stores.answer("one:1", MOVED, MOVED, MOVED, MOVED, STORED);
        CompletableFuture<StoreAnswer.Final> answer = send();
        timers.pass(Duration.ofMillis(100));

        assertThat(answer).isCompletedWithValue((StoreAnswer.Final) STORED);
        assertThat(stores.asked).extracting(asked -> asked.at().toMillis()).containsExactly(0L, 5L, 15L, 35L, 55L);
    }

    @Test
    void aChatThatMovesForEverShouldCertainlyNotBeStored() {
        maps.learn(TestMaps.ownedBy("one:1", 1));
        stores.answer("one:1", MOVED);
        CompletableFuture<StoreAnswer.Final> answer = send();
        timers.pass(WITHIN);

        assertRefused(answer, ErrorCode.STORE_UNAVAILABLE);
    }

    @Test
    void whatWasNotSentShouldBeTriedAgainUntilAnotherStoreHasTakenOver() {
        maps.learn(TestMaps.ownedBy("one:1", 1));
        stores.answer("one:1", NOT_SENT);
        stores.answer("two:1", STORED);
        CompletableFuture<StoreAnswer.Final> answer = send();
        timers.pass(Duration.ofMillis(3_500));
        maps.learn(TestMaps.ownedBy("two:1", 2));
        timers.pass(Duration.ofMillis(80));

        assertThat(answer).isCompletedWithValue((StoreAnswer.Final) STORED);
    }

    @Test
    void whatCannotBeSentShouldCertainlyNotBeStoredOncePatienceEnds() {
        maps.learn(TestMaps.ownedBy("one:1", 1));
        stores.answer("one:1", NOT_SENT);
        CompletableFuture<StoreAnswer.Final> answer = send();
        timers.pass(RouteRules.PATIENCE.minusMillis(100));
        assertThat(answer).isNotDone();
        timers.pass(Duration.ofMillis(100));

        assertRefused(answer, ErrorCode.STORE_UNAVAILABLE);
    }

    @Test
    void nothingShouldBeTriedAgainAfterAnAttemptThatMayHaveBeenWritten() {
        maps.learn(TestMaps.ownedBy("one:1", 1));
        stores.answer("one:1", NOT_SENT, MOVED, UNKNOWN, STORED);
        CompletableFuture<StoreAnswer.Final> answer = send();
        timers.pass(WITHIN);

        assertRefused(answer, ErrorCode.DEADLINE_EXCEEDED);
        assertThat(stores.asked).hasSize(3);
    }

    @Test
    void aFrozenOwnerShouldLeaveASendOpenAtItsDeadline() {
        maps.learn(TestMaps.of(1, "one:1", "two:1"));
        stores.hang("one:1");
        stores.hang("two:1");
        CompletableFuture<StoreAnswer.Final> answer = send();
        timers.pass(WITHIN.minusMillis(1));
        assertThat(answer).isNotDone();
        timers.pass(Duration.ofMillis(1));

        assertRefused(answer, ErrorCode.DEADLINE_EXCEEDED);
        assertThat(stores.asked).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyRefusalOfTheOwnerShouldBePassedOn(ErrorCode code) {
        maps.learn(TestMaps.ownedBy("one:1", 1));
        StoreAnswer refused = new StoreAnswer.Refused(ApiException.of(code, "no"));
        stores.answer("one:1", refused);

        assertThat(send()).isCompletedWithValue((StoreAnswer.Final) refused);
    }

    @Test
    void aSendThatIsTakenBackShouldTakeItsAttemptBackAndNotBeTriedAgain() {
        maps.learn(TestMaps.ownedBy("one:1", 1));
        stores.hang("one:1");
        CompletableFuture<StoreAnswer.Final> answer = send();
        answer.cancel(false);
        timers.pass(WITHIN);

        assertThat(stores.open.get(0)).isCancelled();
        assertThat(stores.asked).hasSize(1);
    }

    @Test
    void aShortDeadlineShouldStillAllowOneAttempt() {
        maps.learn(TestMaps.ownedBy("one:1", 1));
        stores.answer("one:1", NOT_SENT);
        CompletableFuture<StoreAnswer.Final> answer = router.send(SEND, Duration.ofMillis(4), CallSpan.NONE);
        timers.pass(Duration.ofMillis(4));

        assertRefused(answer, ErrorCode.STORE_UNAVAILABLE);
        assertThat(stores.asked.get(0).call().terms().sendBy()).isEqualTo(3_000_000);
    }

    @Test
    void whatIsBeyondTheBoundShouldBeRefusedUntilSomethingEnds() {
        RouteRules one = new RouteRules(WITHIN, Duration.ZERO, Duration.ofMillis(5), WITHIN, WITHIN, WITHIN, 1, false);
        ChatRouter small = new ChatRouter(maps, stores, timers, one);
        maps.learn(TestMaps.ownedBy("one:1", 1));
        stores.hang("one:1");
        stores.answer("one:1", STORED);
        CompletableFuture<StoreAnswer.Final> first = small.send(SEND, WITHIN, CallSpan.NONE);

        assertRefused(small.send(SEND, WITHIN, CallSpan.NONE), ErrorCode.STORE_OVERLOADED);
        first.cancel(false);
        assertThat(small.send(SEND, WITHIN, CallSpan.NONE)).isCompletedWithValue((StoreAnswer.Final) STORED);
    }
}
