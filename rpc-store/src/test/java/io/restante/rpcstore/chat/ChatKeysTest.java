package io.restante.rpcstore.chat;

import static io.restante.rpcstore.chat.ChatFixture.errorOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.message.WriteOutcome;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A message with an idempotency key is stored once, whatever is repeated. The reach is 20 messages here. */
class ChatKeysTest {
    private final ChatFixture chat = ChatFixture.firstOwner();

    @Test
    void aRepeatShouldGetTheFirstAnswerMarkedAsReplayed() {
        Receipt first = chat.sent("m", "key");
        Receipt repeated = chat.sent("m", "key");

        assertThat(first.replayed()).isFalse();
        assertThat(repeated).isEqualTo(new Receipt(first.sendTime(), true));
        assertThat(chat.texts()).containsExactly("m");
        assertThat(chat.bytes.used()).isZero();
    }

    @Test
    void aRepeatOfAKeyInFlightShouldJoinIt() {
        chat.store.holdAppends = true;
        CompletableFuture<Receipt> first = chat.send("m", "key");
        chat.settle();
        CompletableFuture<Receipt> repeated = chat.send("m", "key");
        chat.settle();
        assertThat(repeated).isNotDone();
        chat.store.appends.remove().goOn();
        chat.settle();

        assertThat(first.join().replayed()).isFalse();
        assertThat(repeated.join()).isEqualTo(new Receipt(first.join().sendTime(), true));
        assertThat(chat.texts()).containsExactly("m");
        assertThat(chat.bytes.used()).isZero();
    }

    @Test
    void anotherTextOrSenderShouldBeRefusedOnceTheFirstIsStored() {
        chat.store.holdAppends = true;
        chat.send("m", "key");
        chat.settle();
        CompletableFuture<Receipt> otherText = chat.send("other", "key");
        CompletableFuture<Receipt> otherSender = chat.send("m", "bob", "key");
        assertThat(otherText).isNotDone();
        chat.store.appends.remove().goOn();
        chat.settle();

        assertThat(errorOf(otherText)).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(errorOf(otherSender)).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(errorOf(chat.send("third", "key"))).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(chat.bytes.used()).isZero();
    }

    @Test
    void anotherMessageShouldBeStoredWhenTheFirstWasRefused() {
        chat.store.holdAppends = true;
        CompletableFuture<Receipt> first = chat.send("m", "key");
        chat.settle();
        CompletableFuture<Receipt> joined = chat.send("m", "key");
        CompletableFuture<Receipt> other = chat.send("other", "key");
        CompletableFuture<Receipt> third = chat.send("third", "key");
        chat.store.holdAppends = false;
        chat.store.appends.remove().answerOnly(WriteOutcome.NOT_STORED);
        chat.settle();

        assertThat(errorOf(first)).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(errorOf(joined)).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(other.join().replayed()).isFalse();
        assertThat(errorOf(third)).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(chat.texts()).containsExactly("other");
    }

    @Test
    void aRefusedSendShouldNotUseItsKeyUp() {
        chat.store.holdAppends = true;
        chat.send("m", "key");
        chat.settle();
        chat.store.appends.remove().answerOnly(WriteOutcome.NOT_STORED);
        chat.store.holdAppends = false;

        assertThat(chat.sent("other", "key").replayed()).isFalse();
    }

    @Test
    void aRepeatShouldKeepAMessageWhoseFirstCallerHasGone() {
        chat.store.holdAppends = true;
        chat.send("ahead");
        chat.settle();
        CompletableFuture<Receipt> gone = chat.send("m", "key");
        CompletableFuture<Receipt> repeated = chat.send("m", "key");
        gone.cancel(false);
        chat.store.holdAppends = false;
        chat.store.appends.remove().goOn();
        chat.settle();

        assertThat(repeated.join().replayed()).isTrue();
        assertThat(chat.texts()).containsExactly("ahead", "m");
        assertThat(chat.bytes.used()).isZero();
    }

    @Test
    void aRivalShouldBeStoredWhenTheFirstIsWithdrawn() {
        chat.store.holdAppends = true;
        chat.send("ahead");
        chat.settle();
        CompletableFuture<Receipt> gone = chat.send("m", "key");
        CompletableFuture<Receipt> repeated = chat.send("m", "key");
        CompletableFuture<Receipt> rival = chat.send("other", "key");
        gone.cancel(false);
        repeated.cancel(false);
        chat.store.holdAppends = false;
        chat.store.appends.remove().goOn();
        chat.settle();

        assertThat(rival.join().replayed()).isFalse();
        assertThat(chat.texts()).containsExactly("ahead", "other");
        assertThat(chat.bytes.used()).isZero();
    }

    @Test
    void aKeyShouldBeKnownAcrossARestartBeyondWhatTheLoadReads() {
        Receipt first = chat.sent("m", "key");
        for (int i = 0; i < 18; i++) {
            chat.sent("m" + i, null);
        }
        ChatFixture next = chat.nextOwner();

        assertThat(next.sent("m", "key")).isEqualTo(new Receipt(first.sendTime(), true));
        assertThat(next.store.keyLimits).containsExactly(4);
    }

    @Test
    void aKeyShouldBeRememberedWhileFewerThanSoManyNewerMessagesStand() {
        Receipt first = chat.sent("m", "key");
        for (int i = 0; i < 19; i++) {
            chat.sent("m" + i, null);
        }
        assertThat(chat.sent("m", "key").sendTime()).isEqualTo(first.sendTime());
        assertThat(chat.nextOwner().sent("m", "key").sendTime()).isEqualTo(first.sendTime());
    }

    @Test
    void aKeyShouldBeForgottenAfterSoManyNewerMessages() {
        Receipt first = chat.sent("m", "key");
        for (int i = 0; i < 20; i++) {
            chat.sent("m" + i, null);
        }
        ChatFixture next = chat.nextOwner();
        Receipt again = next.sent("m", "key");

        assertThat(again.replayed()).isFalse();
        assertThat(again.sendTime()).isGreaterThan(first.sendTime());
    }

    @Test
    void aReadOfOlderKeysShouldWaitForItsTurn() {
        for (int i = 0; i < 20; i++) {
            chat.sent("m" + i, "key" + i);
        }
        chat.reopen();
        chat.pull(0, 1, false);
        chat.settle();
        CompletableFuture<Void> others = new CompletableFuture<>();
        chat.context.loads().take(Long.MAX_VALUE, () -> others);
        CompletableFuture<Receipt> repeat = chat.send("m0", "key0");
        chat.settle();
        assertThat(repeat).isNotDone();
        assertThat(chat.store.keyLimits).isEmpty();

        others.complete(null);
        chat.settle();
        assertThat(repeat.join().replayed()).isTrue();
    }

    @Test
    void keysShouldBeReadOnceForAllWhoWait() {
        for (int i = 0; i < 20; i++) {
            chat.sent("m" + i, null);
        }
        ChatFixture next = chat.nextOwner();
        next.store.holdKeys = true;
        CompletableFuture<Receipt> first = next.send("a", "key");
        CompletableFuture<Receipt> repeated = next.send("a", "key");
        next.settle();
        assertThat(next.log.closeIfIdle()).isFalse();
        next.store.keyReads.remove().goOn();
        next.settle();

        assertThat(repeated.join()).isEqualTo(new Receipt(first.join().sendTime(), true));
        assertThat(next.store.keyLimits).hasSize(1);
    }

    @Test
    void aMessageShouldBeCertainlyNotStoredWhenItsKeyCannotBeLookedUp() {
        for (int i = 0; i < 20; i++) {
            chat.sent("m" + i, null);
        }
        ChatFixture next = chat.nextOwner();
        next.store.holdKeys = true;
        CompletableFuture<Receipt> failed = next.send("a", "key");
        CompletableFuture<Receipt> withdrawn = next.send("b", "another");
        next.settle();
        withdrawn.cancel(false);
        next.store.keyReads.remove().fail();
        assertThat(errorOf(failed)).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(next.bytes.used()).isZero();

        next.store.holdKeys = false;
        assertThat(next.sent("a", "key").replayed()).isFalse();
    }

    @Test
    void aRepeatShouldBeLeftOpenWhenTheStoredMessageCannotBeRead() {
        chat.sent("m", "key");
        chat.store.failFinds = true;
        CompletableFuture<Receipt> repeated = chat.send("m", "key");
        chat.settle();

        assertThat(errorOf(repeated)).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(chat.bytes.used()).isZero();
    }

    @Test
    void aClosedChatShouldGiveTheMemoryOfItsKeysBack() {
        chat.sent("m", "key");
        assertThat(chat.keys.used()).isEqualTo(1);
        chat.reopen();
        assertThat(chat.keys.used()).isZero();
        assertThat(chat.sent("m", "key").replayed()).isTrue();
    }
}
