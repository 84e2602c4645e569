package io.restante.rpcstore.chat;

import static io.restante.rpcstore.chat.ChatFixture.errorOf;
import static io.restante.rpcstore.chat.ChatFixture.isElsewhere;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.SegmentSize;
import io.restante.rpcstore.message.SegmentStart;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.message.WriteOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How an owner ends a segment and goes on in the next one. */
class SegmentTest {
    private static final int MANY = 1_000_000;

    private final ChatFixture chat = ChatFixture.firstOwner(ChatFixture.limits(2, MANY));

    @Test
    void aFullSegmentShouldBeSealedInTheTurnOfTheNextMessage() {
        send("a", "b");
        assertThat(chat.chain()).hasSize(2);
        send("c");

        StoredMessage seal = chat.chain(0).get(2);
        assertThat(seal.isSeal()).isTrue();
        assertThat(seal.nextSegment()).isEqualTo(1);
        assertThat(seal.prev()).isEqualTo(chat.chain(0).get(1).sendTime());
        assertThat(chat.chain(1)).extracting(StoredMessage::text).containsExactly("c");
        assertThat(chat.chain(1).get(0).prev()).isEqualTo(seal.sendTime());
        assertThat(chat.segments.noted).containsExactly(new SegmentStart("room", seal.sendTime() + 1, 1));
    }

    @Test
    void segmentsShouldFollowEachOther() {
        send("a", "b", "c", "d", "e");

        assertThat(chat.chain(1)).extracting(StoredMessage::nextSegment).containsExactly(0, 0, 2);
        assertThat(chat.chain(2)).extracting(StoredMessage::text).containsExactly("e");
        assertThat(chat.chain(2).get(0).segmentSize().messages()).isEqualTo(1);
    }

    @Test
    void aSegmentShouldBeFullByItsBytesToo() {
        ChatFixture narrow = ChatFixture.firstOwner(ChatFixture.limits(MANY, 300));
        narrow.sent("x".repeat(200), null);
        narrow.sent("in the next", null);

        assertThat(narrow.chain(0)).hasSize(2);
        assertThat(narrow.chain(1)).hasSize(1);
    }

    @Test
    void aBatchShouldNotSpanSegments() {
        List<CompletableFuture<Receipt>> sent = List.of(chat.send("a"), chat.send("b"), chat.send("c"), chat.send("d"));
        chat.settle();
        send("e");

        assertThat(sent).allMatch(answer -> answer.isDone());
        assertThat(chat.store.appended).allSatisfy(batch -> assertThat(batch.rows())
                .as("seal and messages are never mixed")
                .allMatch(row -> row.isSeal() == batch.rows().get(0).isSeal()));
        assertThat(chat.texts()).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void anOwnerShouldKnowAfterALoadHowFullItsSegmentIs() {
        send("a");
        ChatFixture next = chat.nextOwner();
        next.sent("b", null);
        next.reopen();
        next.sent("c", null);

        assertThat(next.chain(0)).extracting(StoredMessage::isSeal).containsExactly(false, false, true);
        assertThat(next.chain(0).get(2).segmentSize())
                .isEqualTo(next.chain(0).get(1).segmentSize());
        assertThat(next.chain(0).get(0).segmentSize())
                .isEqualTo(new SegmentSize(1, new NewMessage("a", "ann", null).weight()));
    }

    @Test
    void theNextSegmentShouldBeNotedAfterTheGateOfTheSeal() {
        send("a", "b");
        chat.members.holdReads = true;
        CompletableFuture<Receipt> answer = chat.send("c");
        chat.time.pass(Duration.ofMillis(5));
        assertThat(chat.chain(0)).hasSize(3);
        assertThat(chat.segments.noted).isEmpty();

        chat.members.holdReads = false;
        chat.members.reads.remove().goOn();
        chat.settle();
        assertThat(answer).isCompleted();
        assertThat(chat.segments.noted).hasSize(1);
    }

    @Test
    void nothingShouldBeWrittenToASegmentThatIsNotNoted() {
        send("a", "b");
        chat.segments.holdPuts = true;
        CompletableFuture<Receipt> answer = chat.send("c");
        chat.settle();
        assertThat(chat.store.appended).hasSize(3);

        chat.segments.puts.remove().answerOnly(WriteOutcome.UNKNOWN);
        chat.settle();
        chat.segments.puts.remove().goOn();
        chat.settle();
        assertThat(answer).isCompleted();
        assertThat(chat.segments.noted).hasSize(2).containsOnly(chat.segments.noted.get(0));
    }

    @Test
    void anUnknownSealShouldBeRepeatedWithTheSameBytes() {
        send("a", "b");
        chat.store.holdAppends = true;
        CompletableFuture<Receipt> answer = chat.send("c");
        chat.settle();
        chat.store.appends.remove().answerOnly(WriteOutcome.UNKNOWN);
        chat.settle();
        assertThat(answer).isNotDone();
        chat.store.holdAppends = false;
        chat.store.appends.remove().goOn();
        chat.settle();

        List<Batch> seals = chat.store.appended.stream()
                .filter(batch -> batch.rows().get(0).isSeal())
                .toList();
        assertThat(answer).isCompleted();
        assertThat(seals).hasSize(2).containsOnly(seals.get(0));
    }

    @Test
    void aRefusedSealShouldFailWhoWaitsAndTheNextMessageShouldTryAgain() {
        send("a", "b");
        chat.store.holdAppends = true;
        CompletableFuture<Receipt> refused = chat.send("c", "key");
        chat.settle();
        chat.store.holdAppends = false;
        chat.store.appends.remove().answerOnly(WriteOutcome.NOT_STORED);
        assertThat(errorOf(refused)).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(chat.bytes.used()).isZero();

        assertThat(chat.sent("c", "key").replayed()).isFalse();
        assertThat(chat.texts()).containsExactly("a", "b", "c");
        assertThat(chat.chain(0)).hasSize(3);
    }

    @Test
    void aRefusedNoteShouldBeTriedAgainWithoutASecondSeal() {
        send("a", "b");
        chat.segments.holdPuts = true;
        CompletableFuture<Receipt> refused = chat.send("c");
        chat.settle();
        chat.segments.holdPuts = false;
        chat.segments.puts.remove().answerOnly(WriteOutcome.NOT_STORED);
        assertThat(errorOf(refused)).isEqualTo(ErrorCode.STORE_UNAVAILABLE);

        send("d");
        assertThat(chat.texts()).containsExactly("a", "b", "d");
        assertThat(chat.chain(0)).hasSize(3);
    }

    @Test
    void whoWaitsForASealShouldBeCertainlyNotStoredWhenTheOwnerIsDead() {
        send("a", "b");
        chat.store.holdAppends = true;
        CompletableFuture<Receipt> waits = chat.send("c");
        chat.settle();
        chat.die();
        chat.store.appends.remove().goOn();
        chat.settle();

        assertThat(isElsewhere(waits)).isTrue();
        assertThat(chat.segments.noted).isEmpty();
        assertThat(isElsewhere(chat.pull(0, 10, false))).isTrue();
    }

    @Test
    void aHandOverShouldWaitForTheSealThatIsUnderWay() {
        send("a", "b");
        chat.store.holdAppends = true;
        CompletableFuture<Receipt> waits = chat.send("c");
        chat.settle();
        CompletableFuture<Void> drained = chat.log.drain();
        assertThat(isElsewhere(waits)).isTrue();
        chat.settle();
        assertThat(drained).isNotDone();

        chat.members.holdReads = true;
        chat.store.appends.remove().goOn();
        chat.time.pass(Duration.ofMillis(5));
        assertThat(drained).isNotDone();
        chat.members.holdReads = false;
        chat.members.reads.remove().goOn();
        chat.settle();
        assertThat(drained).isCompleted();
        assertThat(chat.texts()).containsExactly("a", "b");
    }

    @Test
    void aHandOverShouldNotWaitForASealThatWasRefused() {
        send("a", "b");
        chat.store.holdAppends = true;
        chat.send("c");
        chat.settle();
        CompletableFuture<Void> drained = chat.log.drain();
        chat.store.appends.remove().answerOnly(WriteOutcome.NOT_STORED);

        assertThat(drained).isCompleted();
        assertThat(chat.segments.noted).isEmpty();
    }

    @Test
    void aSealThatIsStoredAfterItsShardHasGoneShouldNotBeNoted() {
        send("a", "b");
        chat.store.holdAppends = true;
        chat.send("c");
        chat.settle();
        chat.log.stepDown();
        chat.store.appends.remove().goOn();
        chat.settle();

        assertThat(chat.segments.noted).isEmpty();
    }

    @Test
    void aSealShouldNotBeShownWhileTheNextSegmentIsNotNoted() {
        send("a", "b");
        chat.segments.holdPuts = true;
        chat.send("c");
        chat.settle();

        for (int limit = 1; limit < 4; limit++) {
            assertThat(page(limit, true).messages())
                    .extracting(StoredMessage::text)
                    .isEqualTo(List.of("b", "a").subList(0, Math.min(2, limit)));
            assertThat(page(limit, false).messages())
                    .extracting(StoredMessage::text)
                    .isEqualTo(List.of("a", "b").subList(0, Math.min(2, limit)));
        }
        assertThat(page(2, true).hasMore()).isFalse();
        assertThat(page(2, false).hasMore()).isFalse();
        assertThat(chat.breaks.counted(ChainBreaks.Kind.BREAK)).isZero();
    }

    private Page page(int limit, boolean reverse) {
        CompletableFuture<Page> pulled = chat.pull(0, limit, reverse);
        chat.settle();
        return pulled.join();
    }

    private void send(String... texts) {
        for (String text : texts) {
            chat.sent(text, null);
        }
    }
}
