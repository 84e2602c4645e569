package io.restante.rpcstore.chat;

import static io.restante.rpcstore.chat.ChatFixture.errorOf;
import static io.restante.rpcstore.chat.ChatFixture.isElsewhere;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.message.WriteOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of a message: stored, certainly not, or open; never more than is known. */
class ChatOutcomeTest {
    private final ChatFixture chat = ChatFixture.firstOwner();

    @BeforeEach
    void openTheChat() {
        chat.sent("opened", null);
        chat.store.appended.clear();
        chat.store.holdAppends = true;
    }

    @Test
    void aRefusedWriteShouldFailAsNotStoredAndFreeTheSlot() {
        CompletableFuture<Receipt> refused = chat.send("refused");
        chat.settle();
        chat.store.appends.remove().answerOnly(WriteOutcome.NOT_STORED);
        assertThat(errorOf(refused)).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(chat.bytes.used()).isZero();

        chat.store.holdAppends = false;
        chat.sent("next", null);
        assertThat(chat.texts()).containsExactly("opened", "next");
    }

    @Test
    void anUnknownWriteShouldBeRepeatedWithTheSameBytesUntilItIsStored() {
        CompletableFuture<Receipt> answer = chat.send("kept");
        for (int i = 0; i < 20; i++) {
            chat.settle();
            assertThat(answer).isNotDone();
            chat.store.appends.remove().answerOnly(WriteOutcome.UNKNOWN);
        }
        chat.settle();
        chat.store.appends.remove().goOn();
        chat.settle();

        assertThat(answer.join().sendTime()).isEqualTo(chat.stored().get(1).sendTime());
        assertThat(chat.store.appended).hasSize(21).containsOnly(chat.store.appended.get(0));
        assertThat(chat.texts()).containsExactly("opened", "kept");
    }

    @Test
    void aWriteOfUnknownOutcomeShouldBeSeenUntilItIsKnown() {
        chat.send("kept");
        chat.settle();
        assertThat(unknownWrites()).isZero();
        chat.store.appends.remove().answerOnly(WriteOutcome.UNKNOWN);
        chat.settle();
        chat.store.appends.remove().answerOnly(WriteOutcome.UNKNOWN);
        assertThat(unknownWrites()).isEqualTo(1);
        chat.settle();
        chat.store.appends.remove().goOn();

        assertThat(unknownWrites()).isZero();
    }

    private double unknownWrites() {
        return chat.meters.get("restante.writes.unknown").gauge().value();
    }

    @Test
    void aRefusalAfterAnUnknownOutcomeShouldNotFailTheMessage() {
        CompletableFuture<Receipt> answer = chat.send("kept");
        chat.settle();
        chat.store.appends.remove().doAndAnswer(WriteOutcome.UNKNOWN);
        chat.settle();
        chat.store.appends.remove().answerOnly(WriteOutcome.NOT_STORED);
        assertThat(answer).isNotDone();
        chat.settle();
        chat.store.appends.remove().goOn();
        chat.settle();

        assertThat(answer).isCompleted();
        assertThat(chat.texts()).containsExactly("opened", "kept");
    }

    @Test
    void anUnknownWriteShouldNotBeRepeatedOnceTheOwnerSteppedDown() {
        CompletableFuture<Receipt> answer = chat.send("open");
        chat.settle();
        chat.store.appends.remove().answerOnly(WriteOutcome.UNKNOWN);
        chat.log.stepDown();
        chat.settle();

        assertThat(errorOf(answer)).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(chat.store.appended).hasSize(1);
        assertThat(chat.time.runNext()).as("nothing is left to do").isFalse();
    }

    @Test
    void nothingShouldBeWrittenBehindAnUnknownOutcome() {
        chat.send("unknown");
        chat.settle();
        chat.send("behind");
        chat.store.appends.remove().answerOnly(WriteOutcome.UNKNOWN);
        chat.settle();

        assertThat(chat.store.appends).hasSize(1);
        assertThat(chat.store.appended)
                .allMatch(batch -> batch.rows().get(0).text().equals("unknown"));
    }

    @Test
    void aWriteThatIsRepeatedAfterTheTakeoverShouldBeLeftOpenAndNotAnswered() {
        CompletableFuture<Receipt> answer = chat.send("late");
        chat.settle();
        chat.store.appends.remove().answerOnly(WriteOutcome.UNKNOWN);
        chat.time.pass(Duration.ofMillis(20));
        chat.die();
        ChatFixture successor = chat.nextOwner();
        successor.sent("successor's", null);

        chat.store.appends.remove().goOn();
        chat.settle();

        assertThat(errorOf(answer)).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(successor.texts()).containsExactly("opened", "successor's");
        assertThat(chat.bytes.used()).isZero();
    }

    @Test
    void aWriteThatWasStoredBeforeTheTakeoverShouldBeKeptByTheSuccessorAndLeftOpenByTheOwner() {
        CompletableFuture<Receipt> answer = chat.send("stored");
        chat.settle();
        chat.store.appends.remove().doAndAnswer(WriteOutcome.UNKNOWN);
        chat.time.pass(Duration.ofMillis(20));
        chat.die();
        ChatFixture successor = chat.nextOwner();
        successor.sent("successor's", null);
        chat.store.appends.remove().goOn();
        chat.settle();

        assertThat(errorOf(answer)).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(successor.texts()).containsExactly("opened", "stored", "successor's");
    }

    @Test
    void whatWasNeverWrittenShouldBeCertainlyNotStoredWhenTheOwnerStepsDown() {
        CompletableFuture<Receipt> written = chat.send("written", "key");
        chat.settle();
        CompletableFuture<Receipt> joined = chat.send("written", "key");
        CompletableFuture<Receipt> rival = chat.send("another", "key");
        CompletableFuture<Receipt> waiting = chat.send("waiting");
        chat.log.stepDown();

        assertThat(errorOf(written)).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(errorOf(joined)).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(isElsewhere(rival)).isTrue();
        assertThat(isElsewhere(waiting)).isTrue();
        assertThat(chat.bytes.used()).isZero();
        assertThat(chat.keys.used()).isZero();
    }

    @Test
    void aBatchThatWaitsForItsNumbersShouldBeCertainlyNotStoredWhenTheOwnerStepsDown() {
        ChatFixture atCeiling = ChatFixture.belowCeiling(ChatFixture.START + 3_500_000);
        atCeiling.sent("opened", null);
        atCeiling.settle();
        CompletableFuture<Receipt> waiting = atCeiling.send("waiting");
        atCeiling.log.stepDown();
        atCeiling.ceiling.raise(Long.MAX_VALUE - 1);
        atCeiling.settle();

        assertThat(isElsewhere(waiting)).isTrue();
        assertThat(atCeiling.texts()).containsExactly("opened");
    }

    @Test
    void aBatchThatGetsNoNumbersInTimeShouldBeCertainlyNotStored() {
        ChatFixture atCeiling = ChatFixture.belowCeiling(ChatFixture.START + 3_500_000);
        atCeiling.sent("opened", null);
        atCeiling.settle();
        CompletableFuture<Receipt> waiting = atCeiling.send("waiting");
        atCeiling.time.pass(Duration.ofSeconds(10));
        assertThat(errorOf(waiting)).isEqualTo(ErrorCode.STORE_UNAVAILABLE);

        atCeiling.ceiling.raise(Long.MAX_VALUE - 1);
        CompletableFuture<Receipt> later = atCeiling.send("later");
        atCeiling.settle();
        assertThat(later).isCompleted();
        assertThat(atCeiling.texts()).containsExactly("opened", "later");
    }

    @Test
    void nothingShouldBeServedAfterTheOwnerSteppedDown() {
        chat.log.stepDown();

        assertThat(isElsewhere(chat.send("late"))).isTrue();
        assertThat(isElsewhere(chat.pull(0, 10, false))).isTrue();
    }

    @Test
    void aPullOfADeadOwnerShouldNotBeAnswered() {
        chat.die();
        CompletableFuture<Page> pulled = chat.pull(0, 10, false);
        chat.settle();

        assertThat(isElsewhere(pulled)).isTrue();
    }

    @Test
    void aPullShouldWaitForAGateReadThatBeganAfterItCame() {
        chat.members.holdReads = true;
        CompletableFuture<Page> first = chat.pull(0, 10, false);
        chat.time.pass(Duration.ofMillis(5));
        CompletableFuture<Page> second = chat.pull(0, 10, false);
        chat.members.reads.remove().goOn();

        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
    }

    @Test
    void aPullShouldShowOnlyWhatWasVisibleWhenItCame() {
        CompletableFuture<Receipt> sent = chat.send("later");
        chat.settle();
        CompletableFuture<Page> pulled = chat.pull(0, 10, false);
        chat.store.appends.remove().goOn();
        chat.settle();

        assertThat(sent).isCompleted();
        assertThat(pulled.join().messages()).extracting(StoredMessage::text).isEqualTo(List.of("opened"));
        assertThat(pulled.join().hasMore()).isFalse();
    }
}
