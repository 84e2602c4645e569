package io.restante.rpcstore.chat;

/** Answers pulls of a loaded chat: one range read, two at a seam, and the gate beside it. */
final class ChatReader {
    private ChatReader() {}

    /**
     * Reads a page and completes the pull.
     *
     * @param end where the chat ended when the pull came
     */
    static void read(PendingPull pull, ChatEnd end, ChatSegments segments, ChatContext context) {
        CheckedPages.read(pull.request(), end, segments, context.storage())
                .thenCombine(context.gate().tryPass(), (page, passed) -> page)
                .whenComplete((page, failure) -> {
                    if (failure == null) {
                        pull.future().complete(page);
                    } else {
                        pull.future().completeExceptionally(Failures.ofPage(failure));
                    }
                });
    }
}
