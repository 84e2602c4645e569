package io.restante.rpcstore.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.routing.ShardMaps;
import io.restante.routing.ShardOwner;
import io.restante.rpcstore.member.InMemoryMemberStore;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberState;
import io.restante.rpcstore.member.Membership;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Members that come, die and leave, over tables that never fail. */
class ShardKeeperTest {
    private static final long START = 1_000_000_000;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final VirtualTime time = new VirtualTime(START);
    private final InMemoryMemberStore members = new InMemoryMemberStore(time::micros);
    private final InMemoryShardStore rows = new InMemoryShardStore();
    private final DoubtfulShardStore shards = new DoubtfulShardStore(rows);

    /** A member that joins, and keeps its share. */
    private final class Keeper {
        final RecordingHost host = new RecordingHost();
        final ShardMaps maps = new ShardMaps();
        final Membership self = new Membership(members, time, time, LeaseTimes.DEFAULT, UUID::randomUUID, "keeper:1");
        int losses;
        final ShardKeeper keeper = new ShardKeeper(
                shards,
                members,
                self,
                host,
                maps,
                time,
                time,
                LeaseTimes.DEFAULT,
                new ShardMetrics(meters),
                () -> losses++);

        Keeper start() {
            self.join(() -> losses++);
            keeper.start();
            return this;
        }
    }

    @Test
    void theFirstStartShouldCreateAllShards() {
        Keeper first = new Keeper().start();

        assertThat(first.host.opened).hasSize(256).allMatch(Tenure::isFirst);
        assertThat(first.keeper.isSettled()).isTrue();
        assertThat(read()).allMatch(row -> row.owner().equals(first.self.id()));
        assertThat(first.maps.current().owner(17)).isEqualTo(new ShardOwner(first.self.id(), "keeper:1", 1));
        assertThat(arrivals("new")).isEqualTo(256);
    }

    @Test
    void theShardsOfADeadOwnerShouldBeTakenAtOnceAboveItsCeiling() {
        owner(MemberState.DEAD, 7_000, 1);
        Keeper next = new Keeper().start();

        assertThat(next.host.opened)
                .hasSize(256)
                .allMatch(tenure -> tenure.epoch() == 2 && tenure.arrival() == Arrival.TAKEOVER);
        assertThat(read()).allMatch(row -> row.floor() == 7_000 && row.epoch() == 2);
        assertThat(arrivals("takeover")).isEqualTo(256);
    }

    @Test
    void theFloorShouldNotFallBelowTheFormerOne() {
        owner(MemberState.DEAD, 10, 5_000);
        new Keeper().start();

        assertThat(read()).allMatch(row -> row.floor() == 5_000);
    }

    @Test
    void anOwnerWhoseBeatStandsStillShouldBeDeclaredDeadAndFollowed() {
        UUID still = owner(MemberState.ALIVE, START + 9_000_000, 1);
        Keeper next = new Keeper().start();
        time.pass(Duration.ofMillis(2_900));
        assertThat(next.host.opened).isEmpty();
        assertThat(next.keeper.isSettled()).as("its owner has never beaten").isFalse();
        time.pass(Duration.ofMillis(400));

        assertThat(next.host.opened).hasSize(256);
        assertThat(next.keeper.isSettled()).isTrue();
        assertThat(member(still).state()).isEqualTo(MemberState.DEAD);
        assertThat(read()).allMatch(row -> row.floor() == START + 9_000_000);
    }

    @Test
    void anOwnerWithoutARowShouldNotBeFollowed() {
        UUID absent = UUID.randomUUID();
        own(absent, 1);
        Keeper next = new Keeper().start();
        time.pass(Duration.ofSeconds(30));

        assertThat(next.host.opened).isEmpty();
        assertThat(read()).allMatch(row -> row.owner().equals(absent));
    }

    @Test
    void aNewMemberShouldAskForItsShareOnceThingsAreCalmAndForFewAtATime() {
        Keeper first = new Keeper().start();
        time.pass(Duration.ofSeconds(5));
        Keeper second = new Keeper().start();
        time.pass(Duration.ofMillis(9_900));
        assertThat(second.host.opened).isEmpty();

        time.pass(Duration.ofSeconds(20));
        assertThat(second.host.opened)
                .hasSizeBetween(100, 156)
                .allMatch(tenure -> tenure.epoch() == 2 && tenure.arrival() == Arrival.HANDOVER);
        assertThat(first.host.closed).hasSameSizeAs(second.host.opened);
        assertThat(first.keeper.count() + second.keeper.count()).isEqualTo(256);
        assertThat(shards.moves).allMatch(moves -> moves.size() <= Wishes.MOST_ASKED);
        assertThat(first.maps.current().version())
                .isEqualTo(second.maps.current().version())
                .isEqualTo(256 + second.keeper.count());
    }

    @Test
    void whoWaitsForAShardShouldLookOftenAndOnlySoLong() {
        Keeper first = new Keeper().start();
        time.pass(Duration.ofSeconds(5));
        first.host.drained = new CompletableFuture<>();
        Keeper second = new Keeper().start();
        time.pass(Duration.ofSeconds(12));
        assertThat(second.host.opened).isEmpty();
        shards.looks = 0;
        shards.glances.clear();
        time.pass(Duration.ofSeconds(1));
        assertThat(shards.looks).as("both look every 250 ms").isBetween(7, 9);
        assertThat(shards.glances).as("one, every 25 ms, at these").hasSizeBetween(34, 38);
        assertThat(shards.glances).allMatch(numbers -> numbers.size() == Wishes.MOST_ASKED);

        first.host.drained.complete(null);
        time.pass(Duration.ofSeconds(20));
        assertThat(second.host.opened).hasSizeBetween(100, 156);
        shards.looks = 0;
        shards.glances.clear();
        time.pass(Duration.ofSeconds(1));
        assertThat(shards.looks).as("both look every 250 ms").isBetween(7, 9);
        assertThat(shards.glances).isEmpty();
    }

    @Test
    void aDefectInOneLookShouldNotBeTheLast() {
        Keeper first = new Keeper().start();
        time.pass(Duration.ofSeconds(5));
        Keeper second = new Keeper().start();
        boolean[] failed = new boolean[1];
        second.maps.listen(map -> {
            if (map.version() > 256 && !failed[0]) {
                failed[0] = true;
                throw new IllegalStateException("on purpose");
            }
        });
        time.pass(Duration.ofSeconds(30));

        assertThat(failed).containsExactly(true);
        assertThat(second.host.opened).hasSizeBetween(100, 156);
        assertThat(first.keeper.count() + second.keeper.count()).isEqualTo(256);
    }

    @Test
    void aCallThatComesWithItsShardShouldNotWaitForALookAtAllOfThem() {
        Keeper first = new Keeper().start();
        Keeper second = new Keeper().start();
        ShardRow row = read().get(7);
        ShardRow moved = new ShardRow(7, second.self.id(), null, 2, row.floor());
        rows.move(List.of(new ShardMove(row, moved)));

        assertThat(second.keeper.look(8)).isCompleted();
        assertThat(second.host.opened).as("another shard").isEmpty();
        assertThat(second.keeper.look(7)).isCompleted();
        assertThat(second.host.opened).extracting(Tenure::shard).containsExactly(7);
        assertThat(second.maps.current().owner(7)).isEqualTo(new ShardOwner(second.self.id(), "keeper:1", 2));
        assertThat(first.self.id()).isEqualTo(row.owner());
    }

    @Test
    void aShardThatWasGivenAwayShouldNotBeServedAgainInThatEpoch() {
        Keeper first = new Keeper().start();
        time.pass(Duration.ofSeconds(5));
        Keeper second = new Keeper().start();
        first.host.drained = new CompletableFuture<>();
        time.pass(Duration.ofSeconds(12));
        assertThat(first.host.drains).isNotEmpty();
        assertThat(second.host.opened)
                .as("nothing moves while something is under way")
                .isEmpty();

        IntStream.range(0, 256).forEach(first.keeper::look);
        time.pass(Duration.ofSeconds(2));
        assertThat(first.host.opened)
                .as("the table still says that they are its own")
                .hasSize(256);
    }

    /** Its owner may have settled nothing: it is dead, and its own transaction may have come first. */
    @Test
    void whatWasGivenWhileThisMemberTriedToTakeItShouldNotCountAsGiven() {
        UUID dead = owner(MemberState.DEAD, 7_000, 1);
        Keeper next = new Keeper();
        shards.doubts = 1;
        shards.afterDoubt = () -> rows.move(read().stream()
                .filter(row -> row.owner().equals(dead))
                .map(row -> new ShardMove(row, new ShardRow(row.shard(), next.self.id(), null, 2, 8_000)))
                .toList());
        next.start();
        time.pass(Duration.ofSeconds(1));

        assertThat(read()).allMatch(row -> row.floor() == 8_000);
        assertThat(next.host.opened).hasSize(256).allMatch(tenure -> tenure.arrival() == Arrival.TAKEOVER);
    }

    @Test
    void whoLeavesShouldHandEverythingToTheOthers() {
        Keeper first = new Keeper().start();
        Keeper second = new Keeper().start();
        time.pass(Duration.ofSeconds(30));
        CompletableFuture<Void> away = first.keeper.handAllOver().toCompletableFuture();
        time.pass(Duration.ofSeconds(1));

        assertThat(away).isCompleted();
        assertThat(first.keeper.count()).isZero();
        assertThat(second.keeper.count()).isEqualTo(256);
        assertThat(meters.get("restante.shard.departures").timer().count())
                .isEqualTo((long) arrivals("handover"))
                .isGreaterThanOrEqualTo(128);
    }

    @Test
    void whoLeavesAloneShouldNotWaitForAnybody() {
        Keeper only = new Keeper().start();

        assertThat(only.keeper.handAllOver()).isCompleted();
        assertThat(only.keeper.count()).isEqualTo(256);
    }

    @Test
    void whoWasDeclaredDeadShouldHearOfItByItsNextLook() {
        Keeper lost = new Keeper().start();
        members.kill(lost.self.id(), member(lost.self.id()).beat());
        time.pass(Duration.ofMillis(250));

        assertThat(lost.losses).isPositive();
    }

    @Test
    void changesOfUnknownOutcomeShouldBeLookedUp() {
        for (boolean done : new boolean[] {true, false}) {
            owner(MemberState.DEAD, 7_000, 1);
            shards.doubts = 2;
            shards.doneInDoubt = done;
            Keeper next = new Keeper().start();
            time.pass(Duration.ofSeconds(1));

            assertThat(next.host.opened).hasSize(256).allMatch(tenure -> tenure.epoch() >= 2);
            next.keeper.stop();
            next.self.leave();
        }
    }

    private UUID owner(MemberState state, long ceiling, long floor) {
        UUID id = UUID.randomUUID();
        members.join(new MemberRow(id, "former:1", state, 3, UUID.randomUUID(), ceiling));
        own(id, floor);
        return id;
    }

    private double arrivals(String why) {
        return meters.get("restante.shard.arrivals").tag("why", why).counter().count();
    }

    private void own(UUID owner, long floor) {
        rows.create(IntStream.range(0, 256)
                .mapToObj(shard -> new ShardRow(shard, owner, null, 1, floor))
                .toList());
    }

    private MemberRow member(UUID id) {
        return members.read(id).toCompletableFuture().join().orElseThrow();
    }

    private List<ShardRow> read() {
        return rows.readAll().toCompletableFuture().join();
    }
}
