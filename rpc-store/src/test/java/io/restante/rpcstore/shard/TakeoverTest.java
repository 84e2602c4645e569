package io.restante.rpcstore.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.member.InMemoryMemberStore;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberState;
import io.restante.rpcstore.member.Membership;
import io.restante.rpcstore.member.TransactionOutcome;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TakeoverTest {
    private static final long START = 1_000_000_000;

    private final VirtualTime time = new VirtualTime(START);
    private final InMemoryMemberStore members = new InMemoryMemberStore(time::micros);
    private final InMemoryShardStore shards = new InMemoryShardStore();

    /** A starting member, and what it takes. */
    private final class Starter {
        private final Membership self =
                new Membership(members, time, time, LeaseTimes.DEFAULT, UUID::randomUUID, "starter:1");
        private final CompletableFuture<List<Tenure>> taken;

        Starter(ShardStore store) {
            self.join(() -> {});
            taken = new Takeover(store, members, self, time, time, LeaseTimes.DEFAULT)
                    .run()
                    .toCompletableFuture();
        }
    }

    @Test
    void theFirstStartShouldCreateAllShards() {
        Starter first = new Starter(shards);

        assertThat(first.taken.join()).hasSize(256).allMatch(Tenure::isFirst);
        assertThat(rows()).hasSize(256).allMatch(row -> row.owner().equals(first.self.id()));
    }

    @Test
    void theShardsOfADeadOwnerShouldBeTakenAtOnceAboveItsCeiling() {
        UUID dead = owner(MemberState.DEAD, 7_000);
        Starter next = new Starter(shards);

        assertThat(next.taken.join()).hasSize(256).allMatch(tenure -> tenure.epoch() == 2);
        assertThat(rows()).allMatch(row -> row.floor() == 7_000 && row.epoch() == 2);
        assertThat(rows()).noneMatch(row -> row.owner().equals(dead));
    }

    @Test
    void theFloorShouldNotFallBelowTheFormerOne() {
        owner(MemberState.DEAD, 10, 5_000);
        new Starter(shards);

        assertThat(rows()).allMatch(row -> row.floor() == 5_000);
    }

    @Test
    void aLiveOwnerShouldBeNamedAndKeepItsShards() {
        Starter owner = new Starter(shards);
        Starter other = new Starter(shards);
        time.pass(Duration.ofSeconds(4));

        assertThat(other.taken).isCompletedExceptionally();
        assertThat(other.taken.handle((taken, failure) -> failure).join())
                .hasRootCauseInstanceOf(LiveOwnerException.class)
                .rootCause()
                .hasMessageContaining(owner.self.id().toString())
                .hasMessageContaining("starter:1");
        assertThat(rows()).allMatch(row -> row.owner().equals(owner.self.id()));
    }

    @Test
    void anOwnerWhoseHeartbeatStandsStillShouldBeDeclaredDead() {
        UUID still = owner(MemberState.ALIVE, START + 9_000_000);
        Starter next = new Starter(shards);
        time.pass(Duration.ofMillis(2_999));
        assertThat(next.taken).isNotDone();
        time.pass(Duration.ofMillis(1));

        assertThat(next.taken).isCompleted();
        assertThat(members.read(still)
                        .toCompletableFuture()
                        .join()
                        .orElseThrow()
                        .state())
                .isEqualTo(MemberState.DEAD);
        assertThat(rows()).allMatch(row -> row.floor() == START + 9_000_000);
    }

    @Test
    void exactlyOneOfTwoThatStartTogetherShouldOwnTheShards() {
        owner(MemberState.ALIVE, START);
        Starter one = new Starter(shards);
        Starter two = new Starter(shards);
        time.pass(Duration.ofSeconds(10));

        assertThat(List.of(one, two))
                .filteredOn(starter -> !starter.taken.isCompletedExceptionally())
                .singleElement()
                .satisfies(
                        owner -> assertThat(rows()).allMatch(row -> row.owner().equals(owner.self.id())));
        assertThat(List.of(one.taken, two.taken)).allMatch(CompletableFuture::isDone);
    }

    @Test
    void aCreationAndAMoveOfUnknownOutcomeShouldBeLookedUp() {
        for (boolean done : new boolean[] {true, false}) {
            InMemoryShardStore fresh = new InMemoryShardStore();
            Starter starter = new Starter(new Doubtful(fresh, done));
            time.pass(Duration.ofSeconds(1));
            assertThat(starter.taken.join()).allMatch(tenure -> tenure.epoch() == 1);

            starter.self.leave();
            Starter next = new Starter(new Doubtful(fresh, done));
            time.pass(Duration.ofSeconds(1));
            assertThat(next.taken.join()).hasSize(256).allMatch(tenure -> tenure.epoch() == 2);
        }
    }

    @Test
    void anOwnerWithoutARowShouldNotBeTakenOver() {
        UUID absent = UUID.randomUUID();
        own(absent, 1);
        Starter next = new Starter(shards);
        time.pass(Duration.ofSeconds(10));

        assertThat(next.taken.handle((taken, failure) -> failure).join()).hasStackTraceContaining(absent.toString());
        assertThat(rows()).allMatch(row -> row.owner().equals(absent));
    }

    private UUID owner(MemberState state, long ceiling) {
        return owner(state, ceiling, 1);
    }

    private UUID owner(MemberState state, long ceiling, long floor) {
        UUID id = UUID.randomUUID();
        members.join(new MemberRow(id, "former:1", state, 3, UUID.randomUUID(), ceiling));
        own(id, floor);
        return id;
    }

    private void own(UUID owner, long floor) {
        shards.create(IntStream.range(0, 256)
                .mapToObj(shard -> new ShardRow(shard, owner, null, 1, floor))
                .toList());
    }

    private List<ShardRow> rows() {
        return shards.readAll().toCompletableFuture().join();
    }

    /** Leaves the first change of each kind in doubt. */
    private static final class Doubtful implements ShardStore {
        private final ShardStore store;
        private final boolean done;
        private boolean created;
        private boolean moved;

        Doubtful(ShardStore store, boolean done) {
            this.store = store;
            this.done = done;
        }

        @Override
        public CompletionStage<List<ShardRow>> readAll() {
            return store.readAll();
        }

        @Override
        public CompletionStage<TransactionOutcome> create(List<ShardRow> rows) {
            if (created || done) {
                store.create(rows);
            }
            created = true;
            return CompletableFuture.completedFuture(TransactionOutcome.UNKNOWN);
        }

        @Override
        public CompletionStage<TransactionOutcome> move(List<ShardMove> moves) {
            if (moved || done) {
                store.move(moves);
            }
            moved = true;
            return CompletableFuture.completedFuture(TransactionOutcome.UNKNOWN);
        }
    }
}
