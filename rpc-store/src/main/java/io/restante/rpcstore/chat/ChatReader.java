package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.PageQuery;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.StoredMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers pulls of a loaded chat: one range read, and the gate beside it. */
final class ChatReader {
    private ChatReader() {}

    /**
     * Reads a page and completes the pull.
     *
     * @param watermark the newest message that was visible when the pull came
     */
    static void read(Partition partition, PendingPull pull, long watermark, ChatContext context) {
        PageRequest request = pull.request();
        PageQuery query = request.toQuery(partition, watermark);
        CompletionStage<List<StoredMessage>> rows = query.from() > query.to()
                ? CompletableFuture.completedFuture(List.of())
                : context.store().page(query);
        rows.thenCombine(context.gate().tryPass(), (read, passed) -> request.toPage(read))
                .whenComplete((page, failure) -> {
                    if (failure == null) {
                        pull.future().complete(page);
                    } else {
                        pull.future().completeExceptionally(Failures.ofRead(failure));
                    }
                });
    }
}
