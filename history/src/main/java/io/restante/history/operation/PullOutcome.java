package io.restante.history.operation;

import java.util.List;

/** What a pull came to. */
public sealed interface PullOutcome {
    /**
     * It was answered 200.
     *
     * @param messages as they came
     * @param hasMore as it came
     * @param nextCursor as it came, in microseconds
     */
    record Page(List<Message> messages, boolean hasMore, long nextCursor) implements PullOutcome {
        public Page {
            messages = List.copyOf(messages);
        }
    }

    /**
     * No page came; nothing follows from it.
     *
     * @param reason for people
     */
    record Failed(String reason) implements PullOutcome {}
}
