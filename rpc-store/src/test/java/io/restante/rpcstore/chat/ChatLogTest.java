package io.restante.rpcstore.chat;

import static io.restante.rpcstore.chat.ChatFixture.errorOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.DistributionSummary;
import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.StoredMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How messages travel together, get their numbers, and are kept within bounds. */
class ChatLogTest {
    private final ChatFixture chat = ChatFixture.firstOwner();

    @Test
    void oneWriteShouldBeInFlightAndWhatWaitsShouldGoIntoTheNext() {
        chat.store.holdAppends = true;
        List<CompletableFuture<Receipt>> answers = new ArrayList<>();
        for (String text : List.of("a", "b", "c", "d")) {
            answers.add(chat.send(text));
            chat.settle();
        }
        assertThat(chat.store.appends).hasSize(1);

        chat.store.appends.remove().goOn();
        chat.settle();
        assertThat(chat.store.appends).hasSize(1);
        chat.store.appends.remove().goOn();
        chat.settle();

        assertThat(chat.store.appended).extracting(batch -> batch.rows().size()).containsExactly(1, 3);
        assertThat(answers)
                .extracting(CompletableFuture::join)
                .extracting(Receipt::sendTime)
                .isSorted();
        assertThat(chat.texts()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void pullsShouldBeCountedByWhereTheirMessagesCameFrom() {
        chat.put(ChatFixture.row(1_000, "older", null, 0, 1_000, 1, 1));
        ChatFixture next = chat.nextOwner(1 << 20);
        for (int pull = 0; pull < 3; pull++) {
            CompletableFuture<Page> page = next.pull(0, 10, true);
            next.settle();
            assertThat(page.join().messages()).hasSize(1);
        }

        assertThat(pulls(next, "storage")).isEqualTo(1);
        assertThat(pulls(next, "memory")).isEqualTo(2);
    }

    private static double pulls(ChatFixture chat, String from) {
        return chat.meters.get("restante.pulls").tag("from", from).counter().count();
    }

    @Test
    void everyWriteShouldBeCountedWithItsMessages() {
        chat.sent("opened", null);
        chat.store.holdAppends = true;
        for (String text : List.of("first", "second", "third")) {
            chat.send(text);
        }
        chat.settle();
        chat.store.appends.remove().goOn();
        chat.settle();

        DistributionSummary messages =
                chat.meters.get("restante.batch.messages").summary();
        assertThat(messages.count()).isEqualTo(3);
        assertThat(messages.totalAmount()).isEqualTo(4);
        assertThat(chat.meters.get("restante.batch.size").summary().totalAmount())
                .isPositive();
    }

    @Test
    void theNextWriteShouldNotBeginBeforeTheOneBeforePassedTheGate() {
        chat.sent("opened", null);
        chat.members.holdReads = true;
        CompletableFuture<Receipt> first = chat.send("first");
        CompletableFuture<Receipt> second = chat.send("second");
        chat.time.pass(Duration.ofMillis(100));

        assertThat(chat.texts()).containsExactly("opened", "first");
        assertThat(first).isNotDone();

        chat.members.reads.remove().goOn();
        chat.time.pass(Duration.ofMillis(100));
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        assertThat(chat.texts()).containsExactly("opened", "first", "second");
    }

    @Test
    void nothingShouldBeVisibleBeforeTheGate() {
        chat.sent("old", null);
        chat.members.holdReads = true;
        chat.send("new");
        chat.time.pass(Duration.ofMillis(10));
        CompletableFuture<Page> pulled = chat.pull(0, 10, false);
        chat.members.holdReads = false;
        chat.members.reads.remove().goOn();
        chat.settle();

        assertThat(chat.texts()).containsExactly("old", "new");
        assertThat(pulled.join().messages()).extracting(StoredMessage::text).containsExactly("old");
    }

    @Test
    void aBatchShouldHoldAtMostSoManyMessages() {
        chat.store.holdAppends = true;
        chat.send("first");
        chat.settle();
        for (int i = 0; i < 6; i++) {
            chat.send("m" + i);
        }
        chat.store.holdAppends = false;
        chat.store.appends.remove().goOn();
        chat.settle();

        assertThat(chat.store.appended).extracting(batch -> batch.rows().size()).containsExactly(1, 4, 2);
    }

    @Test
    void aBatchShouldHoldAtMostSoManyBytesButAtLeastOneMessage() {
        chat.store.holdAppends = true;
        chat.send("first");
        chat.settle();
        int overhead = new NewMessage("", "ann", null).weight();
        chat.send("x".repeat(1_000 - overhead));
        chat.send("y".repeat(1_000 - overhead));
        chat.send("z");
        chat.send("w".repeat(2_001 - overhead));
        chat.store.holdAppends = false;
        chat.store.appends.remove().goOn();
        chat.settle();

        assertThat(chat.store.appended).extracting(batch -> batch.rows().size()).containsExactly(1, 2, 1, 1);
    }

    @Test
    void sendTimesShouldRiseWhenTheClockStepsBack() {
        long before = chat.sent("before", null).sendTime();
        chat.time.step(Duration.ofHours(-1));
        long after = chat.sent("after", null).sendTime();

        assertThat(after).isEqualTo(before + 1);
    }

    @Test
    void sendTimesShouldRiseAcrossARestartWithAClockThatSteppedBack() {
        long before = chat.sent("before", null).sendTime();
        chat.time.step(Duration.ofHours(-1));
        ChatFixture next = chat.nextOwner();
        long after = next.sent("after", null).sendTime();

        assertThat(after).isGreaterThan(before);
        assertThat(next.stored()).extracting(StoredMessage::epoch).containsExactly(1L, 2L);
        assertThat(next.stored().get(1).prev()).isEqualTo(before);
    }

    @Test
    void everyBatchShouldNameItsSizeItsStartAndTheMessageBefore() {
        chat.sent("a", null);
        chat.store.holdAppends = true;
        chat.send("b");
        chat.settle();
        chat.send("c");
        chat.send("d");
        chat.store.holdAppends = false;
        chat.store.appends.remove().goOn();
        chat.settle();

        List<StoredMessage> rows = chat.stored();
        assertThat(rows).extracting(StoredMessage::batchSize).containsExactly(1, 1, 2, 2);
        assertThat(rows.get(3).batchStart()).isEqualTo(rows.get(2).sendTime());
        assertThat(rows)
                .extracting(StoredMessage::prev)
                .containsExactly(
                        0L,
                        rows.get(0).sendTime(),
                        rows.get(1).sendTime(),
                        rows.get(1).sendTime());
    }

    @Test
    void aFullQueueShouldRefuseAndRecover() {
        chat.store.holdAppends = true;
        List<CompletableFuture<Receipt>> taken = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            taken.add(chat.send("m" + i));
        }
        CompletableFuture<Receipt> beyond = chat.send("beyond");
        assertThat(errorOf(beyond)).isEqualTo(ErrorCode.STORE_OVERLOADED);
        assertThat(taken).noneMatch(CompletableFuture::isDone);

        chat.store.holdAppends = false;
        chat.settle();
        chat.store.appends.remove().goOn();
        chat.settle();
        assertThat(taken).allMatch(answer -> !answer.isCompletedExceptionally() && answer.isDone());
        assertThat(chat.bytes.used()).isZero();
        assertThat(chat.sent("after", null).replayed()).isFalse();
    }

    @Test
    void messagesBeyondTheBytesOfAllChatsShouldBeRefused() {
        chat.store.holdAppends = true;
        int overhead = new NewMessage("", "ann", null).weight();
        chat.send("x".repeat(9_999 - overhead));

        assertThat(errorOf(chat.send("y"))).isEqualTo(ErrorCode.STORE_OVERLOADED);
        chat.settle();
        chat.store.appends.remove().goOn();
        chat.settle();
        CompletableFuture<Receipt> atTheEdge = chat.send("z".repeat(10_000 - overhead));
        assertThat(atTheEdge).isNotCompletedExceptionally();
        assertThat(chat.bytes.used()).isEqualTo(10_000);
    }

    @Test
    void aCancelledMessageThatWaitsShouldBeWithdrawnWithItsMemory() {
        chat.store.holdAppends = true;
        chat.send("first");
        chat.settle();
        long held = chat.bytes.used();
        CompletableFuture<Receipt> waiting = chat.send("withdrawn", "key");
        waiting.cancel(false);

        assertThat(chat.bytes.used()).isEqualTo(held);
        chat.store.holdAppends = false;
        chat.store.appends.remove().goOn();
        chat.settle();
        assertThat(chat.texts()).containsExactly("first");
        assertThat(chat.sent("withdrawn", "key").replayed()).isFalse();
    }

    @Test
    void aMessageCancelledWhileItWaitsForTheCeilingShouldNotBeWritten() {
        ChatFixture atCeiling = ChatFixture.belowCeiling(ChatFixture.START + 3_500_000);
        atCeiling.sent("opened", null);
        atCeiling.settle();
        CompletableFuture<Receipt> gone = atCeiling.send("gone", "key");
        CompletableFuture<Receipt> kept = atCeiling.send("kept");
        gone.cancel(false);
        assertThat(kept).isNotDone();
        atCeiling.ceiling.raise(Long.MAX_VALUE - 1);
        atCeiling.settle();

        assertThat(kept).isCompleted();
        assertThat(atCeiling.texts()).containsExactly("opened", "kept");
        assertThat(atCeiling.bytes.used()).isZero();
    }

    @Test
    void aLostLogShouldNotBeLetGo() {
        chat.sent("m", null);
        chat.log.stepDown();

        assertThat(chat.log.closeIfIdle()).isFalse();
    }

    @Test
    void aMessageThatWasHandedToTheStoreShouldBeKeptThoughItsCallerHasGone() {
        chat.store.holdAppends = true;
        CompletableFuture<Receipt> gone = chat.send("written");
        chat.settle();
        gone.cancel(false);
        chat.store.appends.remove().goOn();
        chat.settle();

        assertThat(chat.texts()).containsExactly("written");
        assertThat(chat.bytes.used()).isZero();
        assertThat(chat.log.closeIfIdle()).isTrue();
    }

    @Test
    void aBatchShouldBeWrittenWithTheNumbersThatItWasAnsweredWith() {
        Receipt receipt = chat.sent("a", null);

        Batch batch = chat.store.appended.get(0);
        assertThat(batch.first()).isEqualTo(receipt.sendTime());
        assertThat(chat.stored()).containsExactly(batch.rows().get(0));
    }
}
