package io.restante.rpcstore.member;

import io.restante.rpcstore.message.StoreUnavailableException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A store of members whose reads a test can hold back or make fail, and whose changes it can leave in doubt. */
public final class HeldMemberStore implements MemberStore {
    /** What becomes of a change. */
    public enum Change {
        DONE,
        /** Done, but its answer is lost. */
        DONE_UNKNOWN,
        /** Not done, and its answer is lost. */
        LOST_UNKNOWN
    }

    /** A read that was not answered yet. */
    public record HeldRead(CompletableFuture<Optional<MemberRow>> answer, Supplier<Optional<MemberRow>> now) {
        public void goOn() {
            answer.complete(now.get());
        }

        public void fail() {
            answer.completeExceptionally(unavailable());
        }
    }

    public final Deque<HeldRead> reads = new ArrayDeque<>();
    public boolean holdReads;
    public boolean failSerialReads;
    public Change change = Change.DONE;
    public int readCount;
    public Runnable beforeKill = () -> {};
    private final InMemoryMemberStore rows;

    public HeldMemberStore(InMemoryMemberStore rows) {
        this.rows = rows;
    }

    private static StoreUnavailableException unavailable() {
        return new StoreUnavailableException("held back by the test", new IllegalStateException());
    }

    private CompletionStage<TransactionOutcome> change(Supplier<CompletionStage<TransactionOutcome>> rest) {
        return switch (change) {
            case DONE -> rest.get();
            case DONE_UNKNOWN -> rest.get().thenApply(outcome -> TransactionOutcome.UNKNOWN);
            case LOST_UNKNOWN -> CompletableFuture.completedFuture(TransactionOutcome.UNKNOWN);
        };
    }

    @Override
    public CompletionStage<TransactionOutcome> join(MemberRow row) {
        return change(() -> rows.join(row));
    }

    @Override
    public CompletionStage<TransactionOutcome> beat(UUID id, long seenBeat, UUID nonce, long ceiling) {
        return change(() -> rows.beat(id, seenBeat, nonce, ceiling));
    }

    @Override
    public CompletionStage<TransactionOutcome> kill(UUID id, long seenBeat) {
        beforeKill.run();
        return change(() -> rows.kill(id, seenBeat));
    }

    @Override
    public CompletionStage<TransactionOutcome> delete(UUID id) {
        return change(() -> rows.delete(id));
    }

    @Override
    public CompletionStage<Optional<MemberRow>> read(UUID id) {
        readCount++;
        if (!holdReads) {
            return rows.read(id);
        }
        HeldRead held = new HeldRead(
                new CompletableFuture<>(),
                () -> rows.read(id).toCompletableFuture().join());
        reads.addLast(held);
        return held.answer();
    }

    @Override
    public CompletionStage<Optional<MemberRow>> readSerial(UUID id) {
        return failSerialReads ? CompletableFuture.failedFuture(unavailable()) : rows.readSerial(id);
    }

    @Override
    public CompletionStage<List<MemberRow>> readAll() {
        return rows.readAll();
    }

    @Override
    public CompletionStage<Long> databaseTime() {
        return rows.databaseTime();
    }
}
