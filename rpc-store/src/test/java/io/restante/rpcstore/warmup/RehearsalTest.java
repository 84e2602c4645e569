package io.restante.rpcstore.warmup;

import static io.restante.rpcstore.message.TestMessages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restante.routing.call.StoreAnswer;
import io.restante.routing.call.StoreCall;
import io.restante.routing.call.StoreLink;
import io.restante.rpcstore.chat.ChatStorage;
import io.restante.rpcstore.chat.InMemoryChats;
import io.restante.rpcstore.chat.MemoryLimits;
import io.restante.rpcstore.config.StoreConfig;
import io.restante.rpcstore.member.InMemoryMemberStore;
import io.restante.rpcstore.member.MemberReads;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.InMemoryMessageStore;
import io.restante.rpcstore.message.InMemorySegmentStore;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.SegmentStart;
import io.restante.rpcstore.message.StoreUnavailableException;
import io.restante.rpcstore.message.TestMessages;
import io.restante.rpcstore.message.WriteOutcome;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final StoreConfig CONFIG = new StoreConfig(65_536, 1_000, 1 << 20);

    private final VirtualTime time = new VirtualTime(1_800_000_000_000_000L);
    private final InMemoryMessageStore messages = new InMemoryMessageStore();
    private MemberReads members = new InMemoryMemberStore(time::micros);
    private CompletableFuture<StoreAnswer> doorAnswers = CompletableFuture.completedFuture(new StoreAnswer.Moved());
    private final Queue<StoreCall> atTheDoor = new ConcurrentLinkedQueue<>();

    @Test
    void everySendShouldBePlayedWithinAndAtTheDoor() {
        CompletableFuture<Integer> played = rehearsal().play(100);
        time.pass(Duration.ofSeconds(1));

        assertThat(played).isCompletedWithValue(100);
        assertThat(atTheDoor).hasSize(100).allMatch(call -> call.terms().forwarded());
    }

    @Test
    void nothingShouldBeWritten() {
        rehearsal().play(100);
        time.pass(Duration.ofSeconds(1));

        assertThat(await(messages.newest(new Partition("warm-up-0", 0), 10))).isEmpty();
    }

    @Test
    void aPlayedWriteShouldLeaveTheTableAsItIs() {
        Partition partition = TestMessages.newPartition();
        Batch batch = new Batch(partition, List.of(TestMessages.row(7)));
        assertThat(await(new PlayedMessages(messages).append(batch))).isEqualTo(WriteOutcome.STORED);
        assertThat(await(messages.find(partition, 7))).isEmpty();

        InMemorySegmentStore segments = new InMemorySegmentStore();
        new PlayedSegments(segments).put(new SegmentStart("chat", 5, 1));
        assertThat(await(segments.newest("chat"))).isEmpty();
    }

    @Test
    void aRehearsalThatIsNotAnsweredShouldEndAfterFiveSeconds() {
        doorAnswers = new CompletableFuture<>();
        CompletableFuture<Integer> played = rehearsal().play(100);

        time.pass(Duration.ofMillis(4_999));
        assertThat(played).isNotDone();
        time.pass(Duration.ofMillis(1));
        assertThat(played).isCompletedWithValue(0);
    }

    @Test
    void aRehearsalShouldEndWhereCassandraDoesNotAnswer() {
        members = id -> CompletableFuture.failedFuture(new StoreUnavailableException("down", new RuntimeException()));
        CompletableFuture<Integer> played = rehearsal().play(100);

        time.pass(Duration.ofSeconds(5));
        assertThat(played).isDone();
    }

    @Test
    void aNegativeNumberShouldBeRefusedWithItsKey() {
        assertThatThrownBy(() -> new WarmUpConfig(-1)).hasMessage("restante.warm-up.sends must be at least 0, not -1");
    }

    private Rehearsal rehearsal() {
        ChatStorage storage = InMemoryChats.storage(new PlayedMessages(messages));
        StoreLink door = call -> {
            atTheDoor.add(call);
            return doorAnswers;
        };
        return new Rehearsal(storage, members, CONFIG, MemoryLimits.forHeap(64 << 20, 65_536), time, time, door);
    }
}
