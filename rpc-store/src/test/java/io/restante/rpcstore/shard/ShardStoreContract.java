package io.restante.rpcstore.shard;

import static io.restante.rpcstore.message.TestMessages.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.member.TransactionOutcome;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ShardStore} does. Each test has 256 numbers of its own, since all share one partition. */
public abstract class ShardStoreContract {
    private static final AtomicInteger NEXT_NUMBER = new AtomicInteger();
    private static final int SHARDS = 256;

    private final int first = NEXT_NUMBER.getAndAdd(SHARDS);
    private final UUID ann = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    protected abstract ShardStore store();

    @Test
    void shardsShouldBeReadByNumberAsTheyWereCreated() {
        List<ShardRow> rows = rows();
        assertThat(await(store().create(rows))).isEqualTo(TransactionOutcome.APPLIED);

        assertThat(read()).isEqualTo(rows);
        assertThat(mine(await(store().readAllSerial()))).isEqualTo(rows);
    }

    @Test
    void shardsThatWereNotCreatedShouldNotBeRead() {
        assertThat(read()).isEmpty();
    }

    @Test
    void fewShardsShouldBeReadAlone() {
        await(store().create(rows()));

        assertThat(await(store().read(Set.of(first + 9, first + 2)))).containsExactly(rows().get(2), rows().get(9));
    }

    @Test
    void creatingShouldBeRejectedWhereOneShardIsThere() {
        await(store().create(rows().subList(255, 256)));

        assertThat(await(store().create(rows()))).isEqualTo(TransactionOutcome.REJECTED);
        assertThat(read()).isEqualTo(rows().subList(255, 256));
    }

    @Test
    void allShardsShouldMoveAtOnce() {
        await(store().create(rows()));
        List<ShardMove> moves = rows().stream().map(this::toBob).toList();

        assertThat(await(store().move(moves))).isEqualTo(TransactionOutcome.APPLIED);

        assertThat(read()).isEqualTo(moves.stream().map(ShardMove::to).toList());
    }

    @Test
    void noShardShouldMoveWhereOneHasAnotherEpoch() {
        await(store().create(rows()));
        ShardRow last = rows().get(255);
        await(store().move(List.of(toBob(last))));

        assertThat(await(store().move(rows().stream().map(this::toBob).toList())))
                .isEqualTo(TransactionOutcome.REJECTED);
        assertThat(read().subList(0, 255)).isEqualTo(rows().subList(0, 255));
    }

    @Test
    void shardShouldNotMoveFromSomeoneElse() {
        await(store().create(rows()));
        ShardRow row = rows().get(0);
        ShardRow ofBob = new ShardRow(row.shard(), bob, null, row.epoch(), row.floor());

        assertThat(await(store().move(List.of(toBob(ofBob))))).isEqualTo(TransactionOutcome.REJECTED);
    }

    @Test
    void moveShouldTakeTheWishBackThatItFulfils() {
        ShardRow wished = new ShardRow(first, ann, bob, 1, 100);
        await(store().create(List.of(wished)));
        assertThat(read()).containsExactly(wished);

        await(store().move(List.of(toBob(wished))));

        assertThat(read()).containsExactly(new ShardRow(first, bob, null, 2, 200));
    }

    private List<ShardRow> rows() {
        return IntStream.range(first, first + SHARDS)
                .mapToObj(shard -> new ShardRow(shard, ann, null, 1, 100))
                .toList();
    }

    private ShardMove toBob(ShardRow from) {
        return new ShardMove(from, new ShardRow(from.shard(), bob, null, from.epoch() + 1, 200));
    }

    private List<ShardRow> read() {
        return mine(await(store().readAll()));
    }

    private List<ShardRow> mine(List<ShardRow> rows) {
        return rows.stream()
                .filter(row -> row.shard() >= first && row.shard() < first + SHARDS)
                .toList();
    }
}
