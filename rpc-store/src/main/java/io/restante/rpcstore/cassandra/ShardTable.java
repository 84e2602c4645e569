package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.restante.rpcstore.shard.ShardMove;
import io.restante.rpcstore.shard.ShardRow;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The statements on {@code shard}: one partition, so that many changes are one lightweight transaction. */
final class ShardTable {
    private static final String PARTITION = "restante";
    private static final String ROWS = "SELECT shard, owner, next_owner, epoch, floor FROM %s.shard WHERE cluster = ?";

    private final PreparedStatement create;
    private final PreparedStatement move;
    private final PreparedStatement readAll;
    private final PreparedStatement read;

    ShardTable(CqlSession session, MigratedKeyspace keyspace) {
        create = keyspace.prepare(
                session,
                "INSERT INTO %s.shard (cluster, shard, owner, next_owner, epoch, floor)"
                        + " VALUES (?, ?, ?, ?, ?, ?) IF NOT EXISTS");
        move = keyspace.prepare(
                session,
                "UPDATE %s.shard SET owner = ?, next_owner = ?, epoch = ?, floor = ?"
                        + " WHERE cluster = ? AND shard = ? IF owner = ? AND epoch = ?");
        readAll = keyspace.prepare(session, ROWS);
        read = keyspace.prepare(session, ROWS + " AND shard IN ?");
    }

    Statement<?> create(List<ShardRow> rows) {
        return transaction(rows, this::create);
    }

    Statement<?> move(List<ShardMove> moves) {
        return transaction(moves, this::move);
    }

    Statement<?> readAll() {
        return readAll.bind(PARTITION);
    }

    Statement<?> read(Collection<Integer> numbers) {
        return read.bind(PARTITION, List.copyOf(numbers));
    }

    Statement<?> readAllSerial() {
        return readAll().setConsistencyLevel(DefaultConsistencyLevel.SERIAL);
    }

    static ShardRow shard(Row row) {
        return new ShardRow(
                row.getInt("shard"),
                Columns.uuid(row, "owner"),
                row.getUuid("next_owner"),
                row.getLong("epoch"),
                row.getLong("floor"));
    }

    private BoundStatement create(ShardRow row) {
        return create.bind(PARTITION, row.shard(), row.owner(), row.nextOwner(), row.epoch(), row.floor());
    }

    /** Here a null is meant: it takes back a wish that was fulfilled or is void. */
    private BoundStatement move(ShardMove move) {
        ShardRow from = move.from();
        ShardRow to = move.to();
        return this.move.bind(
                to.owner(),
                to.nextOwner(),
                to.epoch(),
                to.floor(),
                PARTITION,
                from.shard(),
                from.owner(),
                from.epoch());
    }

    private static <T> Statement<?> transaction(List<T> changes, Function<T, BoundStatement> statement) {
        List<BatchableStatement<?>> parts =
                changes.stream().<BatchableStatement<?>>map(statement).toList();
        return parts.size() == 1 ? parts.get(0) : BatchStatement.newInstance(DefaultBatchType.UNLOGGED, parts);
    }
}
