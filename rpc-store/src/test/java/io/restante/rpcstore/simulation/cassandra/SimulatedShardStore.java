package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.member.TransactionOutcome;
import io.restante.rpcstore.shard.ShardMove;
import io.restante.rpcstore.shard.ShardRow;
import io.restante.rpcstore.shard.ShardStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The table {@code shard} in a simulated cluster, by the statements of {@code cql/README.md}. */
public final class SimulatedShardStore implements ShardStore {
    private static final PartitionKey KEY = new PartitionKey(Table.SHARD, "restante", 0);
    private static final int OWNER = 0;
    private static final int NEXT_OWNER = 1;
    private static final int EPOCH = 2;
    private static final int FLOOR = 3;

    private final Session session;
    private final int mostShards;

    /** @param mostShards further ones are not stored, and so nobody spends time on what no chat falls into */
    public SimulatedShardStore(Session session, int mostShards) {
        this.session = session;
        this.mostShards = mostShards;
    }

    @Override
    public CompletionStage<List<ShardRow>> readAll() {
        return session.read(Statement.READ_SHARDS, KEY, Slice.ALL).thenApply(SimulatedShardStore::shards);
    }

    /** One round to a quorum as well; that it brings all rows, so that more are repaired, changes nothing for these. */
    @Override
    public CompletionStage<List<ShardRow>> read(Collection<Integer> numbers) {
        return readAll().thenApply(rows -> rows.stream()
                .filter(row -> numbers.contains(row.shard()))
                .toList());
    }

    @Override
    public CompletionStage<List<ShardRow>> readAllSerial() {
        return session.readSerial(Statement.READ_SHARDS_SERIAL, KEY).thenApply(SimulatedShardStore::shards);
    }

    private static List<ShardRow> shards(List<Row> rows) {
        List<ShardRow> shards = new ArrayList<>(rows.size());
        for (Row row : rows) {
            shards.add(shard(row));
        }
        return shards;
    }

    @Override
    public CompletionStage<TransactionOutcome> create(List<ShardRow> rows) {
        return session.transact(Statement.CREATE_SHARDS, KEY, (current, timestamp) -> {
            Map<Long, Row> there = byKey(current);
            List<Row> created = new ArrayList<>(rows.size());
            for (ShardRow row : rows.subList(0, Math.min(rows.size(), mostShards))) {
                if (there.containsKey((long) row.shard())) {
                    return null;
                }
                created.add(Row.insert(row.shard(), timestamp, cells(row)));
            }
            return new Mutation(KEY, created, List.of());
        });
    }

    @Override
    public CompletionStage<TransactionOutcome> move(List<ShardMove> moves) {
        return session.transact(Statement.MOVE_SHARDS, KEY, (current, timestamp) -> {
            Map<Long, Row> there = byKey(current);
            List<Row> moved = new ArrayList<>(moves.size());
            for (ShardMove move : moves) {
                Row row = there.get((long) move.from().shard());
                if (row == null
                        || !row.uuid(OWNER).equals(move.from().owner())
                        || row.number(EPOCH) != move.from().epoch()) {
                    return null;
                }
                moved.add(Row.update(row.key, timestamp, cells(move.to())));
            }
            return new Mutation(KEY, moved, List.of());
        });
    }

    private static Map<Long, Row> byKey(List<Row> rows) {
        Map<Long, Row> byKey = new HashMap<>();
        rows.forEach(row -> byKey.put(row.key, row));
        return byKey;
    }

    /** A wish that is absent is bound as null, so it is a tombstone. */
    private static @Nullable Object[] cells(ShardRow row) {
        return new Object[] {
            row.owner(), row.nextOwner() == null ? Row.DELETED : row.nextOwner(), row.epoch(), row.floor()
        };
    }

    private static ShardRow shard(Row row) {
        return new ShardRow(
                Math.toIntExact(row.key),
                row.uuid(OWNER),
                (UUID) row.value(NEXT_OWNER),
                row.number(EPOCH),
                row.number(FLOOR));
    }
}
