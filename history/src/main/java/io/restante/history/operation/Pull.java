package io.restante.history.operation;

/**
 * One pull.
 *
 * @param id as {@link Entry#id}
 * @param client who pulled, in the recorder's words
 * @param chat the chat's name
 * @param cursor as it was asked for, in microseconds; 0 for none
 * @param limit as it was asked for; 0 for the server's default
 * @param reverse whether newest first was asked for
 * @param invoked as {@link Entry#invoked}
 * @param completed as {@link Entry#completed}
 * @param outcome what came
 */
public record Pull(
        int id,
        String client,
        String chat,
        long cursor,
        int limit,
        boolean reverse,
        long invoked,
        long completed,
        PullOutcome outcome)
        implements Entry {
    public Pull {
        Entry.check(id, invoked, completed);
        if (completed == NEVER && outcome instanceof PullOutcome.Page) {
            throw new IllegalArgumentException("a pull without an answer has no page");
        }
    }
}
