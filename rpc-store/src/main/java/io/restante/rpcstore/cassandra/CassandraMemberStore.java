package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberStore;
import io.restante.rpcstore.member.TransactionOutcome;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Members in Cassandra, on the session that no message can hold up. */
@Singleton
public final class CassandraMemberStore implements MemberStore {
    private final MemberTable table;
    private final Statements statements;

    CassandraMemberStore(@Named(CassandraSessionFactory.MEMBER) CqlSession session, MigratedKeyspace keyspace) {
        this.table = new MemberTable(session, keyspace);
        this.statements = new Statements(session);
    }

    @Override
    public CompletionStage<TransactionOutcome> join(MemberRow row) {
        return statements.transact("insert a member", table.join(row));
    }

    @Override
    public CompletionStage<TransactionOutcome> beat(UUID id, long seenBeat, UUID nonce, long ceiling) {
        return statements.transact("write a heartbeat", table.beat(id, seenBeat, nonce, ceiling));
    }

    @Override
    public CompletionStage<TransactionOutcome> kill(UUID id, long seenBeat) {
        return statements.transact("declare a member dead", table.kill(id, seenBeat));
    }

    @Override
    public CompletionStage<TransactionOutcome> delete(UUID id) {
        return statements.transact("delete a dead member", table.delete(id));
    }

    @Override
    public CompletionStage<Optional<MemberRow>> read(UUID id) {
        return one(table.read(id));
    }

    @Override
    public CompletionStage<Optional<MemberRow>> readSerial(UUID id) {
        return one(table.readSerial(id));
    }

    @Override
    public CompletionStage<List<MemberRow>> readAll() {
        return statements
                .read("read the members", table.readAll(), MemberTable::member)
                .thenApply(rows -> {
                    if (rows.size() == MemberTable.MAX_ROWS) {
                        throw new IllegalStateException(
                                "table member must have fewer than " + MemberTable.MAX_ROWS + " rows");
                    }
                    return rows;
                });
    }

    @Override
    public CompletionStage<Long> databaseTime() {
        return statements
                .read("read Cassandra's clock", table.time(), MemberTable::micros)
                .thenApply(rows -> rows.get(0));
    }

    private CompletionStage<Optional<MemberRow>> one(Statement<?> statement) {
        return statements.read("read a member", statement, MemberTable::member).thenApply(rows -> rows.stream()
                .findFirst());
    }
}
