package io.restante.routing.call;

import static io.restante.routing.call.ScriptedStores.MOVED;
import static io.restante.routing.call.ScriptedStores.NOT_SENT;
import static io.restante.routing.call.ScriptedStores.PAGE;
import static io.restante.routing.call.ScriptedStores.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.routing.TestMaps;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The room's shard is 60, so the first of two stores owns it. */
class RoutedPullTest extends RouterFixture {
    private static final StoreAnswer UNAVAILABLE =
            new StoreAnswer.Refused(ApiException.of(ErrorCode.STORE_UNAVAILABLE, "not gated for certain"));
    private static final StoreAnswer OPEN =
            new StoreAnswer.Refused(ApiException.of(ErrorCode.DEADLINE_EXCEEDED, "nobody answered"));

    @BeforeEach
    void knowTwo() {
        maps.learn(TestMaps.of(1, "one:1", "two:1"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPullWhoseOwnerCannotBeReachedShouldGoToAnotherStoreForWhatIsGated(boolean sent) {
        stores.answer("one:1", sent ? UNKNOWN : NOT_SENT);
        stores.answer("two:1", PAGE);

        assertThat(pull()).isCompletedWithValue((StoreAnswer.Final) PAGE);
        assertThat(stores.asked)
                .extracting(asked -> ((StoreCall.Pull) asked.call()).gatedOnly())
                .containsExactly(false, true);
    }

    @Test
    void aFrozenOwnerShouldBeWaitedForOneSecond() {
        stores.hang("one:1");
        stores.answer("two:1", PAGE);
        CompletableFuture<StoreAnswer.Final> answer = pull();
        timers.pass(Duration.ofMillis(999));
        assertThat(answer).isNotDone();
        timers.pass(Duration.ofMillis(1));

        assertThat(answer).isCompletedWithValue((StoreAnswer.Final) PAGE);
    }

    @Test
    void whatIsNotGatedForCertainShouldBeAskedOfTheOwnerAgain() {
        stores.answer("one:1", NOT_SENT, NOT_SENT, PAGE);
        stores.answer("two:1", UNAVAILABLE);
        CompletableFuture<StoreAnswer.Final> answer = pull();
        timers.pass(Duration.ofMillis(50));

        assertThat(answer).isCompletedWithValue((StoreAnswer.Final) PAGE);
        assertThat(stores.addresses()).containsExactly("one:1", "two:1", "one:1", "two:1", "one:1");
    }

    @Test
    void aPullThatNobodyCanServeShouldBeUnavailable() {
        stores.answer("one:1", NOT_SENT);
        stores.answer("two:1", UNAVAILABLE);
        CompletableFuture<StoreAnswer.Final> answer = pull();
        timers.pass(WITHIN);

        assertRefused(answer, ErrorCode.STORE_UNAVAILABLE);
    }

    @Test
    void aPullThatGotNoAnswerShouldSaySo() {
        stores.hang("one:1");
        stores.answer("two:1", UNAVAILABLE);
        CompletableFuture<StoreAnswer.Final> answer = pull();
        timers.pass(WITHIN);

        assertRefused(answer, ErrorCode.DEADLINE_EXCEEDED);
    }

    @Test
    void anAnswerThatTheStoreItselfDidNotGetShouldBeAskedForAgain() {
        stores.answer("one:1", OPEN, PAGE);
        stores.answer("two:1", OPEN);
        CompletableFuture<StoreAnswer.Final> answer = pull();
        timers.pass(Duration.ofMillis(5));

        assertThat(answer).isCompletedWithValue((StoreAnswer.Final) PAGE);
    }

    @Test
    void aRefusalOfTheOwnerShouldBePassedOn() {
        stores.answer("one:1", UNAVAILABLE);

        assertRefused(pull(), ErrorCode.STORE_UNAVAILABLE);
        assertThat(stores.asked).hasSize(1);
    }

    @Test
    void aMovedChatShouldBeFollowed() {
        stores.answerAfter("one:1", () -> maps.learn(TestMaps.ownedBy("two:1", 2)), MOVED);
        stores.answer("two:1", PAGE);

        assertThat(pull()).isCompletedWithValue((StoreAnswer.Final) PAGE);
        assertThat(((StoreCall.Pull) stores.asked.get(1).call()).gatedOnly()).isFalse();
    }

    @Test
    void theOnlyStoreShouldBeWaitedForUntilTheDeadline() {
        maps.learn(TestMaps.ownedBy("one:1", 2));
        stores.hang("one:1");
        CompletableFuture<StoreAnswer.Final> answer = pull();
        timers.pass(WITHIN.minusMillis(1));
        assertThat(answer).isNotDone();
        timers.pass(Duration.ofMillis(1));

        assertRefused(answer, ErrorCode.DEADLINE_EXCEEDED);
        assertThat(stores.asked).hasSize(1);
    }
}
