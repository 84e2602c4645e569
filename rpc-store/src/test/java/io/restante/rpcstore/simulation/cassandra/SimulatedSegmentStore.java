package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.message.SegmentStart;
import io.restante.rpcstore.message.SegmentStore;
import io.restante.rpcstore.message.WriteOutcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The table {@code chat_segment} in a simulated cluster, by the statements of {@code cql/README.md}. */
public final class SimulatedSegmentStore implements SegmentStore {
    private final Session session;

    public SimulatedSegmentStore(Session session) {
        this.session = session;
    }

    @Override
    public CompletionStage<WriteOutcome> put(SegmentStart start) {
        Row row = Row.insert(start.firstSendTime(), start.firstSendTime(), start.segment());
        return session.write(Statement.PUT_SEGMENT, new Mutation(key(start.chat()), List.of(row), List.of()));
    }

    @Override
    public CompletionStage<Optional<SegmentStart>> at(String chat, long sendTime) {
        return first(chat, new Slice(Long.MIN_VALUE, sendTime, 1, true));
    }

    @Override
    public CompletionStage<Optional<SegmentStart>> after(String chat, long sendTime) {
        return sendTime == Long.MAX_VALUE
                ? CompletableFuture.completedFuture(Optional.empty())
                : first(chat, new Slice(sendTime + 1, Long.MAX_VALUE, 1, false));
    }

    @Override
    public CompletionStage<Optional<SegmentStart>> newest(String chat) {
        return first(chat, new Slice(Long.MIN_VALUE, Long.MAX_VALUE, 1, true));
    }

    private CompletionStage<Optional<SegmentStart>> first(String chat, Slice slice) {
        return session.read(Statement.FIND_SEGMENT, key(chat), slice).thenApply(rows -> rows.stream()
                .findFirst()
                .map(row -> new SegmentStart(chat, row.key, (Integer) row.present(0))));
    }

    private static PartitionKey key(String chat) {
        return new PartitionKey(Table.CHAT_SEGMENT, chat, 0);
    }
}
