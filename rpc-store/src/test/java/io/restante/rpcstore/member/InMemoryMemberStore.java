package io.restante.rpcstore.member;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/** The table {@code member}, never failing. */
public final class InMemoryMemberStore implements MemberStore {
    private final Map<UUID, MemberRow> rows = new HashMap<>();
    private final LongSupplier databaseMicros;

    public InMemoryMemberStore(LongSupplier databaseMicros) {
        this.databaseMicros = databaseMicros;
    }

    @Override
    public synchronized CompletionStage<TransactionOutcome> join(MemberRow row) {
        return outcome(rows.putIfAbsent(row.id(), row) == null);
    }

    @Override
    public synchronized CompletionStage<TransactionOutcome> beat(UUID id, long seenBeat, UUID nonce, long ceiling) {
        return change(id, seenBeat, row -> new MemberRow(id, row.address(), row.state(), seenBeat + 1, nonce, ceiling));
    }

    @Override
    public synchronized CompletionStage<TransactionOutcome> kill(UUID id, long seenBeat) {
        return change(
                id,
                seenBeat,
                row -> new MemberRow(id, row.address(), MemberState.DEAD, seenBeat, row.nonce(), row.ceiling()));
    }

    @Override
    public synchronized CompletionStage<TransactionOutcome> delete(UUID id) {
        MemberRow row = rows.get(id);
        return outcome(row != null && row.state() == MemberState.DEAD && rows.remove(id, row));
    }

    private CompletionStage<TransactionOutcome> change(
            UUID id, long seenBeat, java.util.function.UnaryOperator<MemberRow> to) {
        MemberRow row = rows.get(id);
        boolean holds = row != null && row.state() == MemberState.ALIVE && row.beat() == seenBeat;
        if (holds) {
            rows.put(id, to.apply(row));
        }
        return outcome(holds);
    }

    private static CompletionStage<TransactionOutcome> outcome(boolean applied) {
        return CompletableFuture.completedFuture(applied ? TransactionOutcome.APPLIED : TransactionOutcome.REJECTED);
    }

    @Override
    public synchronized CompletionStage<Optional<MemberRow>> read(UUID id) {
        return CompletableFuture.completedFuture(Optional.ofNullable(rows.get(id)));
    }

    @Override
    public CompletionStage<Optional<MemberRow>> readSerial(UUID id) {
        return read(id);
    }

    @Override
    public synchronized CompletionStage<List<MemberRow>> readAll() {
        return CompletableFuture.completedFuture(List.copyOf(rows.values()));
    }

    @Override
    public CompletionStage<Long> databaseTime() {
        return CompletableFuture.completedFuture(databaseMicros.getAsLong());
    }
}
