package io.restante.rpcstore.simulation.cassandra;

import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberState;
import io.restante.rpcstore.member.MemberStore;
import io.restante.rpcstore.member.TransactionOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The table {@code member} in a simulated cluster, by the statements of {@code cql/README.md}. */
public final class SimulatedMemberStore implements MemberStore {
    private static final int ADDRESS = 0;
    private static final int STATE = 1;
    private static final int BEAT = 2;
    private static final int NONCE = 3;
    private static final int CEILING = 4;
    /** In Cassandra it is the partition's key. */
    private static final int ID = 5;

    private final Session session;

    public SimulatedMemberStore(Session session) {
        this.session = session;
    }

    @Override
    public CompletionStage<TransactionOutcome> join(MemberRow row) {
        PartitionKey key = key(row.id());
        return session.transact(
                Statement.JOIN,
                key,
                (current, timestamp) -> current.isEmpty()
                        ? mutation(
                                key,
                                Row.insert(
                                        0,
                                        timestamp,
                                        row.address(),
                                        state(row.state()),
                                        row.beat(),
                                        row.nonce(),
                                        row.ceiling(),
                                        row.id().toString()))
                        : null);
    }

    @Override
    public CompletionStage<TransactionOutcome> beat(UUID id, long seenBeat, UUID nonce, long ceiling) {
        PartitionKey key = key(id);
        return session.transact(
                Statement.BEAT,
                key,
                (current, timestamp) -> isAlive(current, seenBeat)
                        ? mutation(key, Row.update(0, timestamp, null, null, seenBeat + 1, nonce, ceiling, null))
                        : null);
    }

    @Override
    public CompletionStage<TransactionOutcome> kill(UUID id, long seenBeat) {
        PartitionKey key = key(id);
        return session.transact(
                Statement.KILL,
                key,
                (current, timestamp) -> isAlive(current, seenBeat)
                        ? mutation(key, Row.update(0, timestamp, null, state(MemberState.DEAD), null, null, null, null))
                        : null);
    }

    @Override
    public CompletionStage<TransactionOutcome> delete(UUID id) {
        PartitionKey key = key(id);
        return session.transact(
                Statement.DELETE,
                key,
                (current, timestamp) -> isDead(current)
                        ? new Mutation(key, List.of(), List.of(new Deletion(0, 0, timestamp, timestamp)))
                        : null);
    }

    private static boolean isDead(List<Row> rows) {
        return !rows.isEmpty() && state(MemberState.DEAD).equals(rows.get(0).value(STATE));
    }

    @Override
    public CompletionStage<Optional<MemberRow>> read(UUID id) {
        return session.read(Statement.READ_MEMBER, key(id), Slice.ALL).thenApply(SimulatedMemberStore::first);
    }

    @Override
    public CompletionStage<Optional<MemberRow>> readSerial(UUID id) {
        return session.readSerial(Statement.READ_MEMBER_SERIAL, key(id)).thenApply(SimulatedMemberStore::first);
    }

    @Override
    public CompletionStage<List<MemberRow>> readAll() {
        return session.scan(Statement.READ_MEMBERS, Table.MEMBER).thenApply(rows -> {
            List<MemberRow> members = new ArrayList<>(rows.size());
            rows.forEach(row -> members.add(member(row)));
            return members;
        });
    }

    @Override
    public CompletionStage<Long> databaseTime() {
        // Milliseconds, as toUnixTimestamp gives them.
        return session.clock().thenApply(micros -> micros / 1_000 * 1_000);
    }

    private static boolean isAlive(List<Row> rows, long beat) {
        return !rows.isEmpty()
                && state(MemberState.ALIVE).equals(rows.get(0).value(STATE))
                && Long.valueOf(beat).equals(rows.get(0).value(BEAT));
    }

    private static PartitionKey key(UUID id) {
        return new PartitionKey(Table.MEMBER, id.toString(), 0);
    }

    private static @Nullable Mutation mutation(PartitionKey key, Row row) {
        return new Mutation(key, List.of(row), List.of());
    }

    private static Optional<MemberRow> first(List<Row> rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.of(member(rows.get(0)));
    }

    private static MemberRow member(Row row) {
        return new MemberRow(
                UUID.fromString(row.text(ID)),
                row.text(ADDRESS),
                MemberState.valueOf(row.text(STATE).toUpperCase(Locale.ROOT)),
                row.number(BEAT),
                row.uuid(NONCE),
                row.number(CEILING));
    }

    private static String state(MemberState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
