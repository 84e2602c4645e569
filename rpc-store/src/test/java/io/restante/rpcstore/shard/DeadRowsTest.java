package io.restante.rpcstore.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.member.HeldMemberStore;
import io.restante.rpcstore.member.InMemoryMemberStore;
import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberState;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which rows of members go, and when. */
class DeadRowsTest {
    private static final long NOW = Duration.ofDays(400).toNanos() / 1_000;
    private static final long OLD = NOW - Duration.ofDays(2).toNanos() / 1_000;

    private final VirtualTime time = new VirtualTime(NOW);
    private final InMemoryMemberStore rows = new InMemoryMemberStore(time::micros);
    private final HeldMemberStore members = new HeldMemberStore(rows);
    private final StaleShardStore shards = new StaleShardStore();
    private final DeadRows deadRows = new DeadRows(members, shards, time, time, Duration.ofMillis(1_500));
    private final UUID owner = UUID.randomUUID();

    @Test
    void aMemberThatDiedLongAgoAndThatNoShardNamesShouldBeDeleted() {
        UUID dead = member(MemberState.DEAD, OLD);
        look(null);
        time.pass(DeadRows.SEEN.minusMillis(1));
        look(null);
        assertThat(ids()).contains(dead);
        time.pass(Duration.ofMillis(1));
        look(null);

        assertThat(ids()).doesNotContain(dead);
    }

    @Test
    void aMemberThatAShardNamesShouldStay() {
        UUID named = member(MemberState.DEAD, OLD);
        lookForLong(named);

        assertThat(ids()).contains(named);
    }

    @Test
    void aMemberThatATransactionUnderWayNamesShouldStay() {
        UUID named = member(MemberState.DEAD, OLD);
        look(null);
        time.pass(DeadRows.SEEN.plusMinutes(1));
        shards.atSerial = List.of(new ShardRow(0, named, null, 2, 1));
        deadRows.look(view(shards.ofQuorum));

        assertThat(ids()).contains(named);
    }

    @Test
    void theOwnerOfAShardShouldStay() {
        rows.join(new MemberRow(owner, "here:1", MemberState.DEAD, 3, UUID.randomUUID(), OLD));
        lookForLong(null);

        assertThat(ids()).contains(owner);
    }

    @Test
    void aMemberThatBeatWithinADayShouldStay() {
        UUID young = member(MemberState.DEAD, NOW - Duration.ofHours(23).toNanos() / 1_000);
        lookForLong(null);

        assertThat(ids()).contains(young);
    }

    @Test
    void aLivingMemberShouldStay() {
        UUID alive = member(MemberState.ALIVE, OLD);
        lookForLong(null);

        assertThat(ids()).contains(alive);
    }

    @Test
    void nothingShouldBeDeletedBeforeThereAreShards() {
        UUID dead = member(MemberState.DEAD, OLD);
        lookAt(List.of());
        time.pass(DeadRows.SEEN);
        lookAt(List.of());

        assertThat(ids()).contains(dead);
    }

    @Test
    void aDeletionThatIsLostShouldBeTriedAgain() {
        UUID dead = member(MemberState.DEAD, OLD);
        members.change = HeldMemberStore.Change.LOST_UNKNOWN;
        lookForLong(null);
        assertThat(ids()).contains(dead);
        members.change = HeldMemberStore.Change.DONE;
        look(null);

        assertThat(ids()).doesNotContain(dead);
    }

    private void lookForLong(@Nullable UUID nextOwner) {
        look(nextOwner);
        time.pass(DeadRows.SEEN.plusMinutes(1));
        look(nextOwner);
    }

    private void look(@Nullable UUID nextOwner) {
        lookAt(List.of(new ShardRow(0, owner, nextOwner, 1, 1)));
    }

    private void lookAt(List<ShardRow> seen) {
        shards.set(seen);
        deadRows.look(view(seen));
    }

    private ShardView view(List<ShardRow> seen) {
        return ShardView.of(seen, rows.readAll().toCompletableFuture().join());
    }

    private UUID member(MemberState state, long ceiling) {
        UUID id = UUID.randomUUID();
        rows.join(new MemberRow(id, "former:1", state, 3, UUID.randomUUID(), ceiling));
        return id;
    }

    private List<UUID> ids() {
        return rows.readAll().toCompletableFuture().join().stream()
                .map(MemberRow::id)
                .toList();
    }
}
