package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import io.restante.rpcstore.member.TransactionOutcome;
import io.restante.rpcstore.shard.ShardMove;
import io.restante.rpcstore.shard.ShardRow;
import io.restante.rpcstore.shard.ShardStore;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Shards in Cassandra, on the session that no message can hold up. */
@Singleton
public final class CassandraShardStore implements ShardStore {
    private final ShardTable table;
    private final Statements statements;

    CassandraShardStore(@Named(CassandraSessionFactory.MEMBER) CqlSession session, MigratedKeyspace keyspace) {
        this.table = new ShardTable(session, keyspace);
        this.statements = new Statements(session);
    }

    @Override
    public CompletionStage<List<ShardRow>> readAll() {
        return statements.read("read the shards", table.readAll(), ShardTable::shard);
    }

    @Override
    public CompletionStage<List<ShardRow>> read(Collection<Integer> numbers) {
        return statements.read("read some shards", table.read(numbers), ShardTable::shard);
    }

    @Override
    public CompletionStage<List<ShardRow>> readAllSerial() {
        return statements.read("read the shards at SERIAL", table.readAllSerial(), ShardTable::shard);
    }

    @Override
    public CompletionStage<TransactionOutcome> create(List<ShardRow> rows) {
        return statements.transact("create the shards", table.create(rows));
    }

    @Override
    public CompletionStage<TransactionOutcome> move(List<ShardMove> moves) {
        return statements.transact("move shards", table.move(moves));
    }
}
