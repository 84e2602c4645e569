package io.restante.rpcstore.chat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.message.Adoption;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.WriteOutcome;
import io.restante.rpcstore.shard.Tenure;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What an owner does before it first serves a chat: reads the chat's end, adopts the newest complete batch, fences off
 * what a former owner may still have under way, and passes the gate. A load that is given up before the gate did not
 * happen: the next one starts over with a later fence.
 */
final class ChatLoad {
    private static final int FIRST_LIMIT = 16;
    /** A page that is longer than any batch and holds no complete one is grown by this factor. */
    private static final int GROWTH = 16;

    private final Partition partition;
    private final Tenure tenure;
    private final ChatContext context;

    ChatLoad(Partition partition, Tenure tenure, ChatContext context) {
        this.partition = partition;
        this.tenure = tenure;
        this.context = context;
    }

    /**
     * Completes with the chat's end; exceptionally where the store did not answer, too many loads wait, or the
     * membership is lost.
     */
    CompletionStage<Tail> run() {
        return run(FIRST_LIMIT);
    }

    private CompletionStage<Tail> run(int limit) {
        // A page that was too short ends its turn before a longer one waits for its own.
        return context.loads()
                .take(limit * context.rowBytes(), () -> attempt(limit))
                .thenCompose(
                        tail -> tail.isPresent() ? CompletableFuture.completedFuture(tail.get()) : run(limit * GROWTH));
    }

    /** A whole load that reads so many rows; empty where they do not hold a complete batch. */
    private CompletionStage<Optional<Tail>> attempt(int limit) {
        // The fence's place is drawn before the read: whatever is written in this epoch lies above it.
        return tenure.ticker()
                .draw(1)
                .thenCompose(before -> context.store().newest(partition, limit).thenCompose(rows -> {
                    Tail tail = Tail.of(rows, rows.size() < limit);
                    return tail == null
                            ? CompletableFuture.completedFuture(Optional.empty())
                            : adopt(tail, before)
                                    .thenCompose(adopted -> context.gate().tryPass())
                                    .thenApply(passed -> Optional.of(tail));
                }));
    }

    private CompletionStage<Void> adopt(Tail tail, long before) {
        // A batch of this epoch was written after the chat was fenced in this epoch; before the first epoch there is
        // nobody to fence off.
        if (tenure.isFirst() || tail.epoch() == tenure.epoch()) {
            return CompletableFuture.completedFuture(null);
        }
        Adoption adoption = new Adoption(partition, tail.newestBatch(), before, before - 1);
        return DurableWrite.atMost(
                        context.limits().loadWrites(),
                        () -> context.store().adopt(adoption),
                        context.timers(),
                        context.limits())
                .thenCompose(ChatLoad::fenced);
    }

    private static CompletionStage<Void> fenced(WriteOutcome outcome) {
        return outcome == WriteOutcome.STORED
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(ApiException.of(
                        ErrorCode.STORE_UNAVAILABLE, "The chat cannot be opened: its storage did not answer."));
    }
}
