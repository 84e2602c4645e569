package io.restante.rpcstore.chat;

import static io.restante.rpcstore.chat.ChatFixture.errorOf;
import static io.restante.rpcstore.chat.ChatFixture.isElsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.message.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which chats are in memory. */
class ShardChatsTest {
    private final ChatFixture owner = ChatFixture.firstOwner();
    private final ShardChats chats = new ShardChats(owner.tenure, owner.context, 4);

    @Test
    void theChatUsedLongestAgoShouldMakeRoomAndBeLoadedAgain() {
        for (String chat : List.of("a", "b", "c", "d")) {
            sent(chat, "1", null);
        }
        sent("a", "2", null);
        sent("e", "1", null);
        assertThat(loads()).isEqualTo(5);

        sent("a", "3", null);
        assertThat(loads()).as("a was used").isEqualTo(5);
        assertThat(pulled("b").messages()).hasSize(1);
        assertThat(loads()).as("b was not").isEqualTo(6);
    }

    @Test
    void chatsWithWorkUnderWayShouldNotBeLetGoAndBeyondABoundOthersBeRefused() {
        owner.store.holdAppends = true;
        List<CompletableFuture<Receipt>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(send("busy" + i, "m", null));
            owner.settle();
        }
        assertThatThrownBy(() -> send("ninth", "m", null))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.STORE_OVERLOADED));

        owner.store.appends.forEach(HeldMessageStore.Held::goOn);
        owner.store.holdAppends = false;
        owner.settle();
        assertThat(answers).allMatch(answer -> answer.isDone() && !answer.isCompletedExceptionally());
        sent("ninth", "m", null);
    }

    @Test
    void chatsThatHangShouldNotStandBeforeThoseThatCanGo() {
        ShardChats many = new ShardChats(owner.tenure, owner.context, 40);
        owner.store.holdAppends = true;
        for (int i = 0; i < 39; i++) {
            many.send("hangs" + i, new PendingSend(new NewMessage("m", "ann", null)));
            owner.settle();
        }
        assertThat(owner.store.appends).hasSize(39);

        for (int i = 0; i < 200; i++) {
            many.pull("idle" + i, new PendingPull(new PageRequest(0, 10, false, 1_000)));
            owner.settle();
        }
        many.pull("another", new PendingPull(new PageRequest(0, 10, false, 1_000)));
    }

    @Test
    void idleChatsShouldBeLetGoWhenTheirKeysAreTooMany() {
        ChatFixture small = ChatFixture.firstOwner();
        ShardChats few = new ShardChats(small.tenure, small.context, 1_000);
        small.keys.giveBack(-990);
        for (int i = 0; i < 30; i++) {
            for (String chat : List.of("a", "b", "c")) {
                few.send(chat, new PendingSend(new NewMessage("m" + i, "ann", "key" + i)));
                small.settle();
            }
        }

        assertThat(small.keys.used()).isLessThan(1_000 + ChatFixture.LIMITS.keyReach());
    }

    @Test
    void loadsShouldTakeTurnsAndBeyondABoundBeRefused() {
        ShardChats many = new ShardChats(owner.tenure, owner.context, 1_000);
        owner.store.holdLoads = true;
        List<PendingSend> cold = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            PendingSend send = new PendingSend(new NewMessage("m", "ann", null));
            many.send("cold" + i, send);
            cold.add(send);
        }
        assertThat(owner.store.loads).as("two fit, two wait").hasSize(2);
        assertThat(errorOf(cold.get(4).future())).isEqualTo(ErrorCode.STORE_OVERLOADED);

        owner.store.holdLoads = false;
        owner.store.loads.remove().fail();
        owner.store.loads.remove().goOn();
        owner.settle();
        assertThat(errorOf(cold.get(0).future())).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(cold.subList(1, 4))
                .allMatch(
                        send -> errorOf(send.future()) == null && send.future().isDone());
        many.send("cold4", cold.get(0));
        assertThat(owner.bytes.used()).isPositive();
        owner.settle();
        assertThat(owner.bytes.used()).isZero();
        assertThat(many.drain()).isCompleted();
    }

    @Test
    void keysShouldBeKnownThoughTheirChatWasLetGo() {
        Receipt first = sent("a", "m", "key");
        for (int i = 0; i < 10; i++) {
            sent("other" + i, "m", null);
        }

        assertThat(sent("a", "m", "key")).isEqualTo(new Receipt(first.sendTime(), true));
        assertThat(owner.keys.used()).isEqualTo(1);
    }

    @Test
    void nothingShouldBeServedAfterStepDown() {
        owner.store.holdAppends = true;
        CompletableFuture<Receipt> underWay = send("a", "m", null);
        owner.settle();
        chats.stepDown();

        assertThat(errorOf(underWay)).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(isElsewhere(send("a", "m", null))).isTrue();
    }

    @Test
    void aDrainShouldSettleWhatIsInFlightAndSendTheRestElsewhere() {
        sent("a", "loaded", null);
        owner.store.holdAppends = true;
        CompletableFuture<Receipt> inFlight = send("a", "m", "key");
        CompletableFuture<Receipt> repeat = send("a", "m", "key");
        CompletableFuture<Receipt> queued = send("a", "behind", null);
        owner.store.holdLoads = true;
        CompletableFuture<Receipt> loading = send("b", "m", null);
        CompletableFuture<Void> drained = chats.drain().toCompletableFuture();
        CompletableFuture<Receipt> late = send("a", "late", null);
        owner.settle();

        assertThat(drained).isNotDone();
        assertThat(isElsewhere(queued)).isTrue();
        assertThat(isElsewhere(loading)).isTrue();
        assertThat(late).as("waits for the end of the tenure").isNotDone();

        owner.store.appends.remove().goOn();
        owner.settle();
        assertThat(drained).isCompleted();
        assertThat(inFlight.join()).isEqualTo(new Receipt(repeat.join().sendTime(), false));
        assertThat(owner.store.appended).as("nothing new is written").hasSize(2);

        chats.close();
        assertThat(isElsewhere(late)).isTrue();
        owner.store.loads.remove().goOn();
        owner.settle();
        assertThat(owner.bytes.used()).isZero();
        assertThat(owner.keys.used()).isZero();
    }

    @Test
    void aDrainShouldWaitForAWriteOfUnknownOutcome() {
        sent("a", "loaded", null);
        owner.store.holdAppends = true;
        CompletableFuture<Receipt> inFlight = send("a", "m", null);
        CompletableFuture<Void> drained = chats.drain().toCompletableFuture();
        owner.store.appends.remove().answerOnly(WriteOutcome.UNKNOWN);
        owner.settle();
        assertThat(drained).isNotDone();

        owner.store.appends.remove().goOn();
        owner.settle();
        assertThat(drained).isCompleted();
        assertThat(inFlight).isCompleted();
    }

    @Test
    void aDrainShouldNotEndWellWhereItsOwnerIsLostBeforeAllIsSettled() {
        sent("a", "loaded", null);
        owner.store.holdAppends = true;
        send("a", "m", null);
        CompletableFuture<Void> drained = chats.drain().toCompletableFuture();
        owner.settle();
        owner.die();
        owner.store.appends.remove().goOn();
        owner.settle();

        assertThat(drained).isCompletedExceptionally();
        assertThat(chats.drain()).as("nor later").isCompletedExceptionally();
    }

    @Test
    void aDrainShouldNotWaitForSendTimesThatWereNotDrawn() {
        ChatFixture low = ChatFixture.belowCeiling(ChatFixture.START + 1);
        ShardChats few = new ShardChats(low.tenure, low.context, 4);
        PendingSend waiting = new PendingSend(new NewMessage("m", "ann", null));
        few.send("a", waiting);
        low.time.pass(Duration.ofMillis(500));

        assertThat(few.drain()).isCompleted();
        assertThat(isElsewhere(waiting.future())).isTrue();
        low.ceiling.raise(ChatFixture.NO_CEILING);
        low.settle();
        assertThat(low.store.appended).isEmpty();
    }

    @Test
    @Timeout(60)
    void everyPullShouldBeAnsweredThoughItsChatIsLetGoAtThatMoment() throws Exception {
        ShardChats one = new ShardChats(owner.tenure, owner.context, 1);
        List<CompletableFuture<Page>> answers = new ArrayList<>();
        Runnable pulls = () -> {
            for (int i = 0; i < 20_000; i++) {
                PendingPull pull = new PendingPull(new PageRequest(0, 10, false, 1_000));
                one.pull("chat" + i % 2, pull);
                synchronized (answers) {
                    answers.add(pull.future());
                }
            }
        };
        CompletableFuture<Void> both = CompletableFuture.allOf(
                CompletableFuture.runAsync(pulls),
                CompletableFuture.runAsync(pulls),
                CompletableFuture.runAsync(pulls));
        while (!both.isDone()) {
            owner.time.pass(Duration.ofMillis(1));
        }
        both.get(1, TimeUnit.SECONDS);
        owner.settle();

        assertThat(answers).hasSize(60_000).allMatch(CompletableFuture::isDone);
    }

    private long loads() {
        return owner.store.newestLimits.size();
    }

    private CompletableFuture<Receipt> send(String chat, String text, @Nullable String key) {
        PendingSend send = new PendingSend(new NewMessage(text, "ann", key));
        chats.send(chat, send);
        return send.future();
    }

    private Receipt sent(String chat, String text, @Nullable String key) {
        CompletableFuture<Receipt> answer = send(chat, text, key);
        owner.settle();
        return answer.join();
    }

    private Page pulled(String chat) {
        PendingPull pull = new PendingPull(new PageRequest(0, 10, false, 1_000));
        chats.pull(chat, pull);
        owner.settle();
        return pull.future().join();
    }
}
