package io.restante.rpcstore.chat;

import static io.restante.rpcstore.chat.ChatFixture.errorOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
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
        assertThat(many.isDrained()).isTrue();
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
        assertThat(chats.isDrained()).isFalse();
        chats.stepDown();

        assertThat(errorOf(underWay)).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThatThrownBy(() -> send("a", "m", null))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.STORE_UNAVAILABLE));
        assertThat(chats.isDrained()).isTrue();
    }

    @Test
    void chatsShouldBeDrainedOnceNothingIsUnderWay() {
        CompletableFuture<Receipt> answer = send("a", "m", null);
        assertThat(chats.isDrained()).isFalse();
        owner.settle();

        assertThat(answer).isCompleted();
        assertThat(chats.isDrained()).isTrue();
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
