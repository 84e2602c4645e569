package io.restante.rpcstore.chat;

import static io.restante.rpcstore.chat.ChatFixture.START;
import static io.restante.rpcstore.chat.ChatFixture.errorOf;
import static io.restante.rpcstore.chat.ChatFixture.isElsewhere;
import static io.restante.rpcstore.chat.ChatFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.message.Adoption;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.message.WriteOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an owner does before it first serves a chat. */
class ChatLoadTest {
    private static final StoredMessage COMPLETE = row(START - 100, "complete", null, 0, START - 100, 1, 1);
    /** The second of a batch of two: the first is not there. */
    private static final StoredMessage TORN = row(START - 49, "torn", null, START - 100, START - 50, 2, 1);

    private final ChatFixture chat = ChatFixture.firstOwner();

    @Test
    void theFirstEpochShouldHaveNoFenceButAGate() {
        chat.members.holdReads = true;
        CompletableFuture<Page> pulled = chat.pull(0, 10, false);
        chat.time.pass(Duration.ofMillis(5));

        assertThat(chat.store.adopted).isEmpty();
        assertThat(chat.members.reads).hasSize(1);
        assertThat(pulled).isNotDone();
    }

    @Test
    void theGateReadOfALoadShouldStartAfterTheRowsWereRead() {
        chat.store.holdLoads = true;
        chat.pull(0, 10, false);
        chat.settle();
        assertThat(chat.members.readCount).isZero();

        chat.store.loads.remove().goOn();
        chat.time.pass(Duration.ofMillis(5));
        assertThat(chat.members.readCount).isPositive();
    }

    @Test
    void theGateReadOfALoadShouldStartAfterTheFence() {
        ChatFixture next = chat.nextOwner();
        next.store.holdAdoptions = true;
        next.pull(0, 10, false);
        next.settle();
        assertThat(next.members.readCount).isZero();

        next.store.adoptions.remove().goOn();
        next.time.pass(Duration.ofMillis(5));
        assertThat(next.members.readCount).isPositive();
    }

    @Test
    void anOwnerThatDiedDuringItsLoadShouldServeNothing() {
        chat.sent("m", "key");
        ChatFixture next = chat.nextOwner();
        next.store.holdLoads = true;
        CompletableFuture<Page> pulled = next.pull(0, 10, false);
        CompletableFuture<Receipt> repeated = next.send("m", "key");
        next.settle();
        next.die();
        next.store.loads.remove().goOn();
        next.settle();

        assertThat(isElsewhere(pulled)).isTrue();
        assertThat(isElsewhere(repeated)).isTrue();
        assertThat(next.bytes.used()).isZero();
    }

    @Test
    void aTornBatchAboveTheNewestCompleteOneShouldBeDropped() {
        chat.put(COMPLETE);
        chat.put(TORN);
        ChatFixture next = chat.nextOwner();
        Page page = page(next);

        assertThat(page.messages()).extracting(StoredMessage::text).containsExactly("complete");
        assertThat(next.texts()).containsExactly("complete");
        next.sent("after", null);
        assertThat(next.stored().get(1).prev()).isEqualTo(COMPLETE.sendTime());
    }

    @Test
    void aTornBatchAloneShouldBeNoMessage() {
        chat.put(TORN);
        ChatFixture next = chat.nextOwner();

        assertThat(page(next).messages()).isEmpty();
        assertThat(next.texts()).isEmpty();
    }

    @Test
    void aBatchThatIsLongerThanTheFirstReadingShouldBeReadWholeByTheSecond() {
        chat.put(batch(40));
        ChatFixture next = chat.nextOwner();

        assertThat(page(next).messages()).hasSize(40);
        assertThat(next.store.newestLimits).containsExactly(16, 40);
    }

    @Test
    void theLimitShouldAtLeastDoubleWhileThePageHoldsNoCompleteBatch() {
        chat.put(batch(17));
        ChatFixture next = chat.nextOwner();

        assertThat(page(next).messages()).hasSize(17);
        assertThat(next.store.newestLimits).containsExactly(16, 32);
    }

    @Test
    void aBatchThatFillsThePageExactlyShouldBeComplete() {
        chat.put(batch(16));
        ChatFixture next = chat.nextOwner();

        assertThat(page(next).messages()).hasSize(16);
        assertThat(next.store.newestLimits).containsExactly(16);
    }

    @Test
    void adoptionShouldRewriteTheNewestBatchAndFenceWhatIsStrictlyAboveIt() {
        chat.put(COMPLETE);
        ChatFixture next = chat.nextOwner();
        page(next);
        long first = next.sent("m", null).sendTime();

        Adoption adoption = next.store.adopted.get(0);
        assertThat(adoption.rows()).containsExactly(COMPLETE);
        assertThat(adoption.timestamp()).isEqualTo(adoption.before() - 1).isGreaterThanOrEqualTo(COMPLETE.sendTime());
        assertThat(first).isGreaterThan(adoption.before());
        assertThat(next.texts()).containsExactly("complete", "m");
    }

    @Test
    void anEmptyChatShouldBeFencedToo() {
        ChatFixture next = chat.nextOwner();
        page(next);

        assertThat(next.store.adopted).hasSize(1).allMatch(adoption -> adoption.rows()
                .isEmpty());
    }

    @Test
    void aWriteOfTheFormerOwnerThatComesAfterTheFenceShouldNotAppear() {
        chat.put(COMPLETE);
        ChatFixture next = chat.nextOwner();
        page(next);
        chat.put(row(START - 50, "late", null, COMPLETE.sendTime(), START - 50, 1, 1));

        assertThat(next.texts()).containsExactly("complete");
    }

    @Test
    void aChatOfTheOwnEpochShouldNotBeFencedAgain() {
        ChatFixture next = chat.nextOwner();
        next.sent("m", null);
        next.reopen();
        assertThat(page(next).messages()).hasSize(1);

        assertThat(next.store.adopted).hasSize(1);
    }

    @Test
    void aChatOfAnOwnerWhoGaveItShouldOnlyBeRead() {
        chat.sent("m", "key");
        ChatFixture next = chat.givenOwner();
        next.members.holdReads = true;
        CompletableFuture<Receipt> sent = next.send("after");
        next.time.pass(Duration.ofMillis(5));

        assertThat(next.store.adopted).isEmpty();
        assertThat(next.texts()).as("written before any gate was passed").containsExactly("m", "after");
        assertThat(sent).isNotDone();
        next.members.reads.remove().goOn();
        next.settle();
        assertThat(sent).isCompleted();
        assertThat(next.stored().get(1).prev()).isEqualTo(chat.stored().get(0).sendTime());
    }

    @Test
    void aChatThatTheGiverNeverServedShouldBeFenced() {
        chat.put(row(START - 100, "older", null, 0, START - 100, 1, 0));
        ChatFixture next = chat.givenOwner();
        page(next);

        assertThat(next.store.adopted).hasSize(1);
    }

    @Test
    void aTornBatchInAChatThatWasGivenShouldBeFencedOff() {
        chat.put(COMPLETE);
        chat.put(TORN);
        ChatFixture next = chat.givenOwner();
        page(next);

        assertThat(next.store.adopted).hasSize(1);
        assertThat(next.texts()).containsExactly("complete");
    }

    @Test
    void anUnknownFenceShouldBeRepeatedWithTheSameBytes() {
        chat.put(COMPLETE);
        ChatFixture next = chat.nextOwner();
        next.store.holdAdoptions = true;
        CompletableFuture<Page> pulled = next.pull(0, 10, false);
        next.store.adoptions.remove().doAndAnswer(WriteOutcome.UNKNOWN);
        next.settle();
        assertThat(pulled).isNotDone();
        next.store.adoptions.remove().goOn();
        next.settle();

        assertThat(pulled.join().messages()).hasSize(1);
        assertThat(next.store.adopted).hasSize(2).containsOnly(next.store.adopted.get(0));
    }

    @Test
    void aLoadThatIsGivenUpShouldFailWhoWaitsAndBeginAgainWithALaterFence() {
        chat.put(COMPLETE);
        ChatFixture next = chat.nextOwner();
        next.store.holdAdoptions = true;
        CompletableFuture<Page> pulled = next.pull(0, 10, false);
        CompletableFuture<Receipt> sent = next.send("m", "key");
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(pulled).isNotDone();
            next.store.adoptions.remove().answerOnly(WriteOutcome.UNKNOWN);
            next.settle();
        }
        assertThat(errorOf(pulled)).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(errorOf(sent)).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(next.bytes.used()).isZero();

        next.store.holdAdoptions = false;
        assertThat(next.sent("m", "key").replayed()).isFalse();
        assertThat(next.store.newestLimits).hasSize(2);
        List<Adoption> fences = next.store.adopted;
        assertThat(fences.get(5).before()).isGreaterThan(fences.get(0).before());
    }

    @Test
    void aReadThatFailsShouldFailWhoWaitsAndTheNextRequestShouldLoadAgain() {
        chat.store.holdLoads = true;
        CompletableFuture<Page> pulled = chat.pull(0, 10, false);
        CompletableFuture<Receipt> sent = chat.send("m");
        chat.store.loads.remove().fail();
        assertThat(errorOf(pulled)).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(errorOf(sent)).isEqualTo(ErrorCode.STORE_UNAVAILABLE);

        chat.store.holdLoads = false;
        chat.sent("m", null);
        assertThat(page(chat).messages()).hasSize(1);
    }

    @Test
    void whoIsCancelledDuringTheLoadShouldBeForgotten() {
        chat.store.holdLoads = true;
        CompletableFuture<Receipt> gone = chat.send("gone");
        CompletableFuture<Receipt> kept = chat.send("kept");
        gone.cancel(false);
        chat.store.loads.remove().goOn();
        chat.settle();

        assertThat(kept).isCompleted();
        assertThat(chat.texts()).containsExactly("kept");
    }

    /** One batch of so many messages. */
    private static StoredMessage[] batch(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> row(START - 100 + i, "m" + i, null, 0, START - 100, size, 1))
                .toArray(StoredMessage[]::new);
    }

    private static Page page(ChatFixture chat) {
        CompletableFuture<Page> pulled = chat.pull(0, 100, false);
        chat.settle();
        return pulled.join();
    }
}
