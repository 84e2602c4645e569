package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.restante.rpcstore.message.SegmentStart;
import io.restante.rpcstore.message.SegmentStore;
import io.restante.rpcstore.message.WriteOutcome;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The starts of segments in Cassandra. Stages complete on the driver's threads, which must not be made to wait. */
@Singleton
public final class CassandraSegmentStore implements SegmentStore {
    private final SegmentTable table;
    private final Statements statements;

    CassandraSegmentStore(CqlSession session, MigratedKeyspace keyspace) {
        this.table = new SegmentTable(session, keyspace);
        this.statements = new Statements(session);
    }

    @Override
    public CompletionStage<WriteOutcome> put(SegmentStart start) {
        return statements.write("note a segment", table.put(start));
    }

    @Override
    public CompletionStage<Optional<SegmentStart>> at(String chat, long sendTime) {
        return first(table.at(chat, sendTime));
    }

    @Override
    public CompletionStage<Optional<SegmentStart>> after(String chat, long sendTime) {
        return first(table.after(chat, sendTime));
    }

    @Override
    public CompletionStage<Optional<SegmentStart>> newest(String chat) {
        return first(table.newest(chat));
    }

    private CompletionStage<Optional<SegmentStart>> first(Statement<?> read) {
        return statements.read("find a segment", read, SegmentTable::start).thenApply(rows -> rows.stream()
                .findFirst());
    }
}
