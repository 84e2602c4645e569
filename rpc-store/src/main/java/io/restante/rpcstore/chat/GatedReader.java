package io.restante.rpcstore.chat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads pages of a chat whose owner cannot be reached, as far as they are certain without it: what stands before the
 * newest complete batch has passed the gate of whoever wrote that batch. Thread-safe.
 */
public final class GatedReader {
    private final ChatStorage storage;

    public GatedReader(ChatStorage storage) {
        this.storage = storage;
    }

    /**
     * Reads a page, or fails with {@code STORE_UNAVAILABLE} where it would need what is not certain.
     *
     * @param chat the chat's canonical name
     */
    CompletableFuture<Page> pull(String chat, PageRequest request) {
        return storage.turns().readFromTheEnd(request, () -> certain(chat, request));
    }

    private CompletionStage<Page> certain(String chat, PageRequest request) {
        CompletableFuture<Page> answer = new CompletableFuture<>();
        end(chat, EndFinder.FIRST_LIMIT)
                .thenCompose(end -> read(chat, request, end))
                .whenComplete((page, failure) -> {
                    if (failure == null) {
                        answer.complete(page);
                    } else {
                        answer.completeExceptionally(Failures.ofPage(failure));
                    }
                });
        return answer;
    }

    /** Reads of pages that wait for their turn. */
    int waiting() {
        return storage.turns().waiting();
    }

    private CompletionStage<LoadedEnd> end(String chat, int limit) {
        EndFinder finder = new EndFinder(chat, storage, storage.messages()::newest, limit);
        return finder.find()
                .thenCompose((Optional<LoadedEnd> found) -> found.isPresent()
                        ? CompletableFuture.completedFuture(found.get())
                        : end(chat, finder.nextLimit()));
    }

    private CompletionStage<Page> read(String chat, PageRequest request, LoadedEnd found) {
        Tail last = found.last();
        ChatEnd certain = new ChatEnd(last.partition(), last.size(), last.prev(), false);
        boolean beyond = request.cursor() > certain.last()
                || certain.last() == 0
                || (request.reverse() && request.cursor() == 0);
        if (beyond) {
            return CompletableFuture.failedFuture(moving());
        }
        ChatSegments segments = new ChatSegments(chat, storage.segments());
        if (found.start() != null) {
            segments.add(found.start());
        }
        return CheckedPages.read(request, certain, segments, storage).thenApply(page -> {
            if (!request.reverse() && !page.hasMore()) {
                throw moving();
            }
            return page;
        });
    }

    private static ApiException moving() {
        return ApiException.of(
                ErrorCode.STORE_UNAVAILABLE, "The chat is moving to another store: only older messages can be read.");
    }
}
