package io.restante.rpcstore.chat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.SegmentStart;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.message.WriteOutcome;
import io.restante.rpcstore.shard.Tenure;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Ends a segment that is full, in the turn of the batch that finds it so: writes the seal, passes the gate, and then
 * notes where the next segment begins, before anything is written there.
 */
final class Sealer {
    private final Tenure tenure;
    private final ChatContext context;
    private final BooleanSupplier wanted;

    /** @param wanted whether an open outcome still matters */
    Sealer(Tenure tenure, ChatContext context, BooleanSupplier wanted) {
        this.tenure = tenure;
        this.context = context;
        this.wanted = wanted;
    }

    /**
     * Completes when the chat's next batch has its place in a segment that is not full; exceptionally with
     * {@code STORE_UNAVAILABLE} where the storage refused, which leaves the rest to the next call.
     *
     * @param moved told each new end of the chat
     */
    CompletionStage<Void> makeRoom(ChatEnd end, Consumer<ChatEnd> moved) {
        if (end.isFull(context.limits())) {
            return seal(end).thenCompose(ended -> {
                moved.accept(ended);
                return note(ended, moved);
            });
        }
        return end.sealed() ? note(end, moved) : CompletableFuture.completedFuture(null);
    }

    private CompletionStage<ChatEnd> seal(ChatEnd end) {
        return tenure.ticker().draw(1).thenCompose(at -> {
            int next = end.partition().segment() + 1;
            StoredMessage seal = StoredMessage.seal(at, end.last(), tenure.epoch(), end.size(), next);
            Batch batch = new Batch(end.partition(), List.of(seal));
            return write(() -> context.store().append(batch))
                    .thenCompose(stored -> context.gate().pass())
                    .thenApply(passed -> end.after(batch));
        });
    }

    private CompletionStage<Void> note(ChatEnd ended, Consumer<ChatEnd> moved) {
        // The gate lets a living member pass, whose shard may have been handed over: then the seal need not stay.
        if (!wanted.getAsBoolean()) {
            return CompletableFuture.failedFuture(new NotOwnerException());
        }
        SegmentStart next = ended.next();
        return write(() -> context.storage().segments().put(next)).thenRun(() -> moved.accept(ended.inNext()));
    }

    private CompletionStage<Void> write(Supplier<CompletionStage<WriteOutcome>> write) {
        return DurableWrite.untilKnown(write, context, wanted)
                .thenCompose(outcome -> outcome == WriteOutcome.STORED
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(ApiException.of(
                                ErrorCode.STORE_UNAVAILABLE, "The storage of the chat cannot be reached.")));
    }
}
