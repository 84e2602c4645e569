package io.restante.rpcstore.chat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads pages whose chain is sound. A page that a quorum tells with a break is read again from all replicas, since one
 * of them may have forgotten what it had acknowledged; what they tell is shown, sound or not, and while they do not all
 * answer there is no page.
 */
final class CheckedPages {
    private CheckedPages() {}

    /**
     * Reads a page.
     *
     * @param end the newest row that the page may show, and its segment or a later one
     */
    static CompletionStage<Page> read(PageRequest request, ChatEnd end, ChatSegments segments, ChatStorage storage) {
        return firstSegment(request, end, segments)
                .thenCompose(first -> PageReader.ofQuorum(request, end, storage.messages())
                        .from(first)
                        .thenCompose(read -> {
                            ChainBreak broken = read.firstBreak();
                            if (broken == null) {
                                return CompletableFuture.completedFuture(read.page());
                            }
                            storage.watch().broken(end.partition().chat(), ChainBreaks.Kind.BREAK, broken);
                            return readAll(request, end, first, storage);
                        }));
    }

    private static CompletionStage<Integer> firstSegment(PageRequest request, ChatEnd end, ChatSegments segments) {
        int newest = end.partition().segment();
        if (newest == 0 || (request.cursor() == 0 && !request.reverse())) {
            return CompletableFuture.completedFuture(0);
        }
        boolean fromTheEnd = request.reverse() && (request.cursor() == 0 || request.cursor() >= end.last());
        return fromTheEnd ? CompletableFuture.completedFuture(newest) : segments.at(request.cursor());
    }

    private static CompletionStage<Page> readAll(PageRequest request, ChatEnd end, int first, ChatStorage storage) {
        return PageReader.ofAll(request, end, storage.messages()).from(first).thenApply(read -> {
            ChainBreak broken = read.firstBreak();
            if (broken != null) {
                storage.watch().broken(end.partition().chat(), ChainBreaks.Kind.LASTING_BREAK, broken);
            }
            return read.page();
        });
    }
}
