package io.restante.rpcstore.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restante.rpcstore.member.Ceiling;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HandOverTest {
    private static final long START = 1_000_000_000;

    /** What was told of the rows, and how many tenures had been closed by then. */
    private record Told(List<ShardRow> rows, int closed) {}

    private final VirtualTime time = new VirtualTime(START);
    private final InMemoryShardStore rows = new InMemoryShardStore();
    private final DoubtfulShardStore shards = new DoubtfulShardStore(rows);
    private final RecordingHost host = new RecordingHost();
    private final List<Told> told = new ArrayList<>();
    private final UUID self = UUID.randomUUID();
    private final UUID next = UUID.randomUUID();
    private final ShardRow row = new ShardRow(7, self, next, 3, 100);
    private final Tenure tenure = new Tenure(
            7,
            3,
            Arrival.TAKEOVER,
            new Ticker(time, ceiling(), time, new ShardMetrics(new SimpleMeterRegistry()), 100));

    HandOverTest() {
        rows.create(List.of(row));
        tenure.ticker().draw(5);
    }

    @Test
    void theFloorShouldBeAboveEverySendTimeThatWasDrawn() {
        CompletableFuture<Boolean> done = handOver();

        assertThat(done).isCompletedWithValue(true);
        assertThat(read()).isEqualTo(new ShardRow(7, next, null, 4, START + 5));
        assertThat(host.closed).containsExactly(tenure);
        assertThat(tenure.ticker().draw(1)).isCompletedExceptionally();
    }

    @Test
    void theNewOwnerShouldBeToldBeforeThoseWhoWaitAreSentThere() {
        handOver();

        assertThat(told).containsExactly(new Told(List.of(new ShardRow(7, next, null, 4, START + 5)), 0));
    }

    @Test
    void whatALookHasFoundShouldBeToldTheSameWay() {
        shards.doubts = 1;
        shards.doneInDoubt = true;
        handOver();

        assertThat(told).containsExactly(new Told(List.of(new ShardRow(7, next, null, 4, START + 5)), 0));
    }

    @Test
    void nothingShouldMoveBeforeAllIsSettled() {
        host.drained = new CompletableFuture<>();
        CompletableFuture<Boolean> done = handOver();
        tenure.ticker().draw(1);
        time.pass(Duration.ofSeconds(10));
        assertThat(shards.moves).isEmpty();

        host.drained.complete(null);
        assertThat(done).isCompleted();
        assertThat(read().floor()).as("what was drawn meanwhile counts").isGreaterThan(START + 5);
    }

    @Test
    void nothingShouldMoveWhereTheMembershipIsLostBeforeAllIsSettled() {
        host.drained = new CompletableFuture<>();
        CompletableFuture<Boolean> done = handOver();
        host.drained.completeExceptionally(new IllegalStateException("lost"));

        assertThat(done).isCompletedWithValue(false);
        assertThat(shards.moves).isEmpty();
        assertThat(read()).isEqualTo(row);
    }

    @Test
    void anUnknownOutcomeShouldBeRepeatedWithTheSameFloorUntilAReadShowsAHigherEpoch() {
        shards.doubts = 3;
        CompletableFuture<Boolean> done = handOver();
        assertThat(done).isNotDone();
        assertThat(host.closed).isEmpty();

        time.pass(Duration.ofSeconds(2));
        assertThat(done).isCompleted();
        assertThat(shards.moves).hasSize(4).allMatch(moves -> moves.equals(shards.moves.get(0)));
    }

    @Test
    void aMoveThatWasDoneThoughNobodySaidSoShouldNotBeRepeated() {
        shards.doubts = 1;
        shards.doneInDoubt = true;

        assertThat(handOver()).isCompleted();
        assertThat(shards.moves).hasSize(1);
        assertThat(host.closed).containsExactly(tenure);
    }

    @Test
    void onlyTheTenureThatWasGivenAwayShouldEndThoughTheShardIsBackByThen() {
        shards.doubts = 1;
        shards.doneInDoubt = true;
        shards.afterDoubt = () -> rows.move(List.of(new ShardMove(read(), new ShardRow(7, self, null, 5, 200))));

        assertThat(handOver()).isCompleted();
        assertThat(read().owner()).isEqualTo(self);
        assertThat(host.closed).containsExactly(tenure);
    }

    private CompletableFuture<Boolean> handOver() {
        return HandOver.of(
                        List.of(new HandOver.Gift(tenure, row, next)),
                        shards,
                        host,
                        time,
                        LeaseTimes.DEFAULT,
                        rows -> told.add(new Told(rows, host.closed.size())))
                .toCompletableFuture();
    }

    private ShardRow read() {
        return rows.readAll().toCompletableFuture().join().get(0);
    }

    private static Ceiling ceiling() {
        Ceiling none = new Ceiling();
        none.raise(Long.MAX_VALUE - 1);
        return none;
    }
}
