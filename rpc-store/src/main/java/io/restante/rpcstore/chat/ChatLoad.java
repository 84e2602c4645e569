package io.restante.rpcstore.chat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.message.Adoption;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.SegmentStart;
import io.restante.rpcstore.message.StoreUnavailableException;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.message.WriteOutcome;
import io.restante.rpcstore.shard.Tenure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What an owner does before it first serves a chat: reads the chat's end, adopts the newest complete batch, fences off
 * what a former owner may still have under way, passes the gate, and notes the newest segment where its sealer did not.
 * Where that batch was written by this owner itself, or by the one who gave it the shard, nothing is under way, and reading
 * is all. A load that is given up before the gate did not happen: the next one starts over with a later fence.
 */
final class ChatLoad {
    /** How long all replicas may take to tell the newest rows, before a quorum is asked. */
    private static final Duration SOON = Duration.ofMillis(200);

    private final String chat;
    private final Tenure tenure;
    private final ChatContext context;
    private final BooleanSupplier wanted;

    /** @param wanted whether the load still matters: not once its shard is being handed over */
    ChatLoad(String chat, Tenure tenure, ChatContext context, BooleanSupplier wanted) {
        this.chat = chat;
        this.tenure = tenure;
        this.context = context;
        this.wanted = wanted;
    }

    /**
     * Completes with the chat's end; exceptionally where the store did not answer, too many loads wait, or the
     * membership is lost.
     */
    CompletionStage<LoadedEnd> run() {
        return run(EndFinder.FIRST_LIMIT);
    }

    private CompletionStage<LoadedEnd> run(int limit) {
        EndFinder finder = new EndFinder(chat, context.storage(), this::newest, limit);
        // A reading that was too short ends its turn before a longer one waits for its own.
        return context.loads()
                .take(limit * context.rowBytes(), () -> attempt(finder))
                .thenCompose(end ->
                        end.isPresent() ? CompletableFuture.completedFuture(end.get()) : run(finder.nextLimit()));
    }

    /** A whole load; empty where what it reads does not hold a complete batch. */
    private CompletionStage<Optional<LoadedEnd>> attempt(EndFinder finder) {
        // The fence's place is drawn before the read: whatever is written in this epoch lies above it.
        return tenure.ticker().draw(1).thenCompose(before -> finder.find()
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(found)
                        : own(found.get(), before).thenApply(owned -> found)));
    }

    private CompletionStage<List<StoredMessage>> newest(Partition partition, int limit) {
        CompletableFuture<List<StoredMessage>> soon = context.store()
                .newestOfAll(partition, limit)
                .toCompletableFuture()
                .copy();
        if (!soon.isDone()) {
            context.timers().after(SOON, () -> soon.completeExceptionally(late()));
        }
        return soon.exceptionallyCompose(tooLate -> context.store().newest(partition, limit));
    }

    private CompletionStage<Void> own(LoadedEnd end, long before) {
        ChainWatch watch = context.storage().watch();
        watch.torn(end.newest().partition(), end.newest().torn());
        ChainBreak broken = end.firstBreak();
        if (broken != null) {
            watch.broken(chat, ChainBreaks.Kind.BREAK, broken);
        }
        return isSettled(end)
                ? CompletableFuture.completedFuture(null)
                : adopt(end, before)
                        .thenCompose(adopted -> context.gate().tryPass())
                        .thenCompose(passed -> note(end));
    }

    /**
     * Whether the end is as certain as an owner's own: its newest batch was gated, and the chat was fenced before it was
     * written. Whether this member still owns the chat is asked by whatever it answers.
     */
    private boolean isSettled(LoadedEnd end) {
        return tenure.isSettled(end.last().epoch())
                && end.sealed() == null
                && end.noted()
                && end.newest().torn().isEmpty();
    }

    private CompletionStage<Void> adopt(LoadedEnd end, long before) {
        // A batch of this epoch was written after the chat was fenced in this epoch; before the first epoch there is
        // nobody to fence off.
        if (tenure.isFirst() || end.last().epoch() == tenure.epoch()) {
            return CompletableFuture.completedFuture(null);
        }
        Tail sealed = end.sealed();
        // The seal first: once the next segment is fenced, nobody looks at the seal again.
        return sealed == null
                ? adopt(end.newest(), before)
                : adopt(sealed, before).thenCompose(kept -> adopt(end.newest(), before));
    }

    private CompletionStage<Void> adopt(Tail tail, long before) {
        Adoption adoption = new Adoption(tail.partition(), tail.newestBatch(), before, before - 1);
        return write(() -> context.store().adopt(adoption));
    }

    /**
     * Only now is it certain that the seal stays; but not where the shard was handed over meanwhile, since the gate
     * lets a living member pass. Nothing is in the segment yet that the seal begins.
     */
    private CompletionStage<Void> note(LoadedEnd end) {
        SegmentStart start = end.start();
        if (!wanted.getAsBoolean()) {
            return CompletableFuture.failedFuture(new NotOwnerException());
        }
        return start == null || end.noted()
                ? CompletableFuture.completedFuture(null)
                : write(() -> context.storage().segments().put(start));
    }

    private CompletionStage<Void> write(Supplier<CompletionStage<WriteOutcome>> write) {
        return DurableWrite.atMost(context.limits().loadWrites(), write, context)
                .thenCompose(outcome -> outcome == WriteOutcome.STORED
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(ApiException.of(
                                ErrorCode.STORE_UNAVAILABLE,
                                "The chat cannot be opened: its storage did not answer.")));
    }

    private static StoreUnavailableException late() {
        return new StoreUnavailableException("not all replicas answered soon", new TimeoutException());
    }
}
