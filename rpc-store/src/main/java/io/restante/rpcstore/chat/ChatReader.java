package io.restante.rpcstore.chat;

import io.opentelemetry.api.trace.SpanKind;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.service.trace.CallSpan;
import io.restante.service.trace.TraceKeys;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers pulls of one loaded chat: from its recent messages, or by one range read, two at a seam; and by the gate.
 * Thread-safe.
 */
final class ChatReader {
    private final ChatSegments segments;
    private final ChatContext context;
    private final RecentRows recent;

    ChatReader(ChatSegments segments, ChatContext context) {
        this.segments = segments;
        this.context = context;
        this.recent = new RecentRows(context.recent());
    }

    /** The newest visible row is this one, and it is a seal, or it was written before this member owned the chat. */
    void endsAt(long last) {
        recent.endsAt(last);
    }

    /** These are visible now. */
    void visible(List<StoredMessage> batch) {
        recent.append(batch);
    }

    /** Gives the memory back that the recent messages hold. */
    void forget() {
        recent.forget();
    }

    /**
     * Answers a pull. Not to be called under the lock of any chat.
     *
     * @param end where the chat ended when the pull came
     */
    void read(PendingPull pull, ChatEnd end) {
        if (pull.future().isDone()) {
            return;
        }
        Page known = recent.page(pull.request());
        context.metrics().pulled(known != null);
        pull.request().span().with(TraceKeys.FROM, known != null ? "memory" : "storage");
        CompletionStage<Page> page = known == null ? inTurn(pull, end) : CompletableFuture.completedFuture(known);
        page.thenCombine(context.gate().tryPass(), (read, passed) -> read).whenComplete((read, failure) -> {
            if (failure == null) {
                pull.future().complete(read);
            } else {
                pull.future().completeExceptionally(Failures.ofPage(failure));
            }
        });
    }

    /** Only what is not in memory waits for a turn: who reads much holds up no one else. */
    private CompletionStage<Page> inTurn(PendingPull pull, ChatEnd end) {
        CompletableFuture<Page> turn =
                context.storage().turns().read(pull.request(), () -> fromStorage(pull.request(), end));
        pull.future().whenComplete((page, failure) -> {
            if (pull.future().isCancelled()) {
                turn.cancel(false);
            }
        });
        return turn;
    }

    private CompletionStage<Page> fromStorage(PageRequest request, ChatEnd end) {
        CallSpan span = request.span()
                .begin("read a page", SpanKind.CLIENT)
                .with(TraceKeys.DATABASE, "cassandra")
                .with(TraceKeys.TABLE, "message")
                .with(TraceKeys.OPERATION, "SELECT");
        return CheckedPages.read(request, end, segments, context.storage()).whenComplete((page, failure) -> {
            if (failure == null) {
                span.end();
                recent.extend(request, page, end.last());
                context.recent().shrink();
            } else {
                span.fail("UNAVAILABLE");
            }
        });
    }
}
