package io.restante.rpcstore.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.routing.ShardHash;
import io.restante.rpcstore.chat.NotOwnerException;
import io.restante.rpcstore.chat.Receipt;
import io.restante.rpcstore.member.HeldMemberStore.Change;
import io.restante.rpcstore.member.InMemoryMemberStore;
import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberState;
import io.restante.rpcstore.message.InMemoryMessageStore;
import io.restante.rpcstore.shard.InMemoryShardStore;
import io.restante.rpcstore.shard.ShardRow;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From the start to the end of one store, with others before, beside and after it. */
@Timeout(60)
class StoreLifecycleTest {
    private static final long START = 1_800_000_000_000_000L;

    private final VirtualTime time = new VirtualTime(START);
    private final InMemoryMessageStore messages = new InMemoryMessageStore();
    private final InMemoryMemberStore members = new InMemoryMemberStore(time::micros);
    private final InMemoryShardStore shards = new InMemoryShardStore();
    private final RunningStore store = another();

    @Test
    void aStoreShouldServeOnceItHasTakenTheShardsAndNotBefore() {
        formerOwner();
        assertThat(store.isServing()).isFalse();
        store.start();
        time.pass(Duration.ofMillis(2_900));
        assertThat(store.isServing()).isFalse();
        assertThat(isElsewhere(store.send("too early"))).isTrue();

        time.pass(Duration.ofMillis(600));
        assertThat(store.isServing()).isTrue();
        assertThat(sent(store, "m").sendTime()).isGreaterThan(START);
    }

    @Test
    void aStoreShouldJoinOnlyWhenItsCodeIsWarm() {
        store.warm = new CompletableFuture<>();
        store.start();
        time.pass(Duration.ofSeconds(1));
        assertThat(members.readAll().toCompletableFuture().join()).isEmpty();

        store.warm.complete(null);
        time.pass(Duration.ofSeconds(1));
        assertThat(members.readAll().toCompletableFuture().join()).hasSize(1);
        assertThat(store.isServing()).isTrue();
    }

    @Test
    void aStoreThatIsStoppedWhileItsCodeIsWarmedShouldNotJoin() {
        store.warm = new CompletableFuture<>();
        store.start();
        store.stop().join();
        store.warm.complete(null);
        time.pass(Duration.ofSeconds(1));
        assertThat(members.readAll().toCompletableFuture().join()).isEmpty();
    }

    @Test
    void aLookAtAShardBeforeItHasJoinedShouldNotEndItsLife() {
        store.members.change = Change.LOST_UNKNOWN;
        store.members.failSerialReads = true;
        store.start();
        UUID joining = store.member();
        CompletableFuture<Void> looked = store.look(0);
        time.pass(Duration.ofMillis(100));
        assertThat(looked).isCompleted();

        store.members.change = Change.DONE;
        store.members.failSerialReads = false;
        time.pass(Duration.ofSeconds(1));
        assertThat(store.member()).isEqualTo(joining);
        assertThat(store.isServing()).isTrue();
    }

    @Test
    void theHealthShouldFollowTheHeartbeat() {
        store.start();
        store.members.change = Change.LOST_UNKNOWN;
        store.members.failSerialReads = true;
        time.pass(Duration.ofMillis(1_900));
        assertThat(store.isServing()).as("the last heartbeat is young enough").isTrue();
        time.pass(Duration.ofSeconds(2));
        assertThat(store.isServing()).isFalse();

        store.members.change = Change.DONE;
        store.members.failSerialReads = false;
        time.pass(Duration.ofSeconds(1));
        assertThat(store.isServing()).isTrue();
    }

    @Test
    void theHealthShouldFollowTheWayToTheMessages() {
        store.start();
        store.linkUp.set(false);
        time.pass(Duration.ofMillis(200));
        assertThat(store.isServing()).isFalse();

        store.linkUp.set(true);
        time.pass(Duration.ofMillis(200));
        assertThat(store.isServing()).isTrue();
    }

    @Test
    void aCleanStopShouldFinishWhatIsUnderWayAndLeaveSoThatASuccessorNeedNotWait() {
        store.start();
        sent(store, "opened");
        store.messages.hold();
        CompletableFuture<Receipt> underWay = store.send("under way");
        CompletableFuture<Receipt> behind = store.send("behind");
        CompletableFuture<Void> stopped = store.stop();
        Awaitility.await().until(() -> !store.isServing());
        CompletableFuture<Receipt> tooLate = store.send("too late");
        time.pass(Duration.ofSeconds(1));
        assertThat(store.isServing()).isFalse();
        assertThat(List.of(underWay, stopped)).noneMatch(CompletableFuture::isDone);
        assertThat(isElsewhere(behind)).isTrue();
        assertThat(member().state()).isEqualTo(MemberState.ALIVE);

        store.messages.letGo();
        finish(stopped);
        assertThat(underWay).isCompleted();
        assertThat(isElsewhere(tooLate)).isTrue();
        assertThat(member().state()).isEqualTo(MemberState.DEAD);

        RunningStore successor = another();
        successor.start();
        time.pass(Duration.ofSeconds(1));
        assertThat(successor.isServing()).isTrue();
        assertThat(sent(successor, "next").sendTime())
                .isGreaterThan(underWay.join().sendTime());
    }

    @Test
    void twoStoresShouldShareTheShardsOnceThingsAreCalm() {
        store.start();
        time.pass(Duration.ofSeconds(1));
        RunningStore second = another();
        second.start();
        time.pass(Duration.ofSeconds(9));
        assertThat(second.shards()).as("not yet").isZero();

        time.pass(Duration.ofSeconds(20));
        assertThat(second.shards()).isBetween(100, 156);
        assertThat(store.shards() + second.shards()).isEqualTo(256);
        for (int i = 0; i < 50; i++) {
            String chat = "room" + i;
            assertThat(List.of(store, second).stream()
                            .filter(owner -> !isElsewhere(owner.send(chat, "m")))
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aCleanStopShouldHandEverythingOverSoThatTheOtherServesAtOnce() {
        RunningStore second = another();
        store.start();
        second.start();
        time.pass(Duration.ofSeconds(30));
        int before = store.shards();
        finish(store.stop());

        assertThat(before).isPositive();
        time.pass(Duration.ofMillis(300));
        assertThat(second.shards()).isEqualTo(256);
        assertThat(second.isServing()).isTrue();
        assertThat(rows()).extracting(MemberRow::state).containsExactlyInAnyOrder(MemberState.ALIVE, MemberState.DEAD);
    }

    @Test
    void aStoreThatIsDeclaredDeadShouldStepDownAndStartAgainAsANewMember() {
        store.start();
        sent(store, "opened");
        UUID before = store.member();
        store.messages.hold();
        CompletableFuture<Receipt> underWay = store.send("under way");
        CompletableFuture<Receipt> behind = store.send("behind");
        members.kill(before, member().beat());
        time.pass(Duration.ofMillis(300));

        assertThat(errorOf(underWay)).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(isElsewhere(behind)).isTrue();

        store.messages.letGo();
        time.pass(Duration.ofSeconds(2));
        assertThat(store.member()).isNotEqualTo(before);
        assertThat(store.isServing()).isTrue();
        assertThat(sent(store, "again").sendTime()).isGreaterThan(START);
    }

    @Test
    void aStoreThatIsStoppedDuringItsTakeoverShouldNotServeWhatItTakes() {
        formerOwner();
        store.start();
        finish(store.stop());
        time.pass(Duration.ofSeconds(10));

        assertThat(store.isServing()).isFalse();
        assertThat(isElsewhere(store.send("m"))).isTrue();
    }

    @Test
    void whatAStoreHoldsShouldBeTold() {
        store.start();
        time.pass(Duration.ofSeconds(1));
        sent(store, "first");
        assertThat(gauge("restante.chats")).isEqualTo(1);
        assertThat(gauge("restante.recent.size")).isPositive();
        assertThat(gauge("restante.sends.waiting")).isZero();

        store.messages.hold();
        CompletableFuture<Receipt> held = store.send("second");
        assertThat(gauge("restante.sends.waiting")).isPositive();
        store.messages.letGo();
        time.pass(Duration.ofSeconds(1));
        assertThat(held).isCompleted();
        assertThat(gauge("restante.sends.waiting")).isZero();
        assertThat(gauge("restante.loads.waiting")).isZero();
        assertThat(gauge("restante.pulls.waiting")).isZero();

        store.stop().join();
        assertThat(gauge("restante.chats")).isZero();
    }

    private double gauge(String name) {
        return store.meters.get(name).gauge().value();
    }

    private RunningStore another() {
        return new RunningStore(time, messages, members, shards);
    }

    /** One that was killed: its row says alive, and its heartbeat stands still. */
    private void formerOwner() {
        UUID id = UUID.randomUUID();
        members.join(new MemberRow(id, "former:1", MemberState.ALIVE, 3, UUID.randomUUID(), START));
        shards.create(IntStream.range(0, ShardHash.SHARDS)
                .mapToObj(shard -> new ShardRow(shard, id, null, 1, 1))
                .toList());
    }

    private Receipt sent(RunningStore by, String text) {
        CompletableFuture<Receipt> answer = by.send(text);
        time.pass(Duration.ofMillis(100));
        return answer.join();
    }

    /** Lets time pass until a stop is over. */
    private void finish(CompletableFuture<Void> stop) {
        while (!stop.isDone()) {
            time.pass(Duration.ofMillis(1));
        }
        stop.join();
    }

    private List<MemberRow> rows() {
        return members.readAll().toCompletableFuture().join();
    }

    private MemberRow member() {
        assertThat(rows()).hasSize(1);
        return rows().get(0);
    }

    private static boolean isElsewhere(CompletableFuture<?> future) {
        return future.handle((answer, failure) -> failure instanceof NotOwnerException)
                .getNow(false);
    }

    private static ErrorCode errorOf(CompletableFuture<?> future) {
        return future.handle((answer, failure) -> failure instanceof ApiException known ? known.code() : null)
                .getNow(null);
    }
}
