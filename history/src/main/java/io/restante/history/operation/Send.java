package io.restante.history.operation;

import org.jspecify.annotations.Nullable;

/**
 * One try to send a message. Who tries again, after an open outcome, records each try as a send of its own.
 *
 * @param id as {@link Entry#id}
 * @param client who tried, in the recorder's words
 * @param chat the chat's name
 * @param sender the message's sender
 * @param text the message's text: together with chat and sender it names one message in the whole history, so that rows can
 *     be matched; only tries of the same message share it
 * @param key its idempotency key; null where it had none
 * @param invoked as {@link Entry#invoked}
 * @param completed as {@link Entry#completed}; a try of unknown outcome may have completed (504) or not (no answer)
 * @param outcome what its client knows
 */
public record Send(
        int id,
        String client,
        String chat,
        String sender,
        String text,
        @Nullable String key,
        long invoked,
        long completed,
        SendOutcome outcome)
        implements Entry {
    public Send {
        Entry.check(id, invoked, completed);
        if (completed == NEVER && !(outcome instanceof SendOutcome.Unknown)) {
            throw new IllegalArgumentException("a send without an answer has an unknown outcome, not " + outcome);
        }
    }
}
