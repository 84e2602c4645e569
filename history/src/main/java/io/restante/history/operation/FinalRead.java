package io.restante.history.operation;

import java.util.List;

/**
 * All messages of a chat, read from the store itself when nobody wrote any more. Of several reads of one view of a chat the
 * last one counts.
 *
 * @param id as {@link Entry#id}
 * @param chat the chat's name
 * @param view who was asked: {@link #ALL}, or the name of one replica or of one quorum of replicas whose answers were merged
 * @param invoked as {@link Entry#invoked}
 * @param completed as {@link Entry#completed}
 * @param rows of all segments, oldest first, without seals
 */
public record FinalRead(int id, String chat, String view, long invoked, long completed, List<Row> rows)
        implements Entry {
    /** The view of all replicas together, at consistency ALL. */
    public static final String ALL = "ALL";

    public FinalRead {
        Entry.check(id, invoked, completed);
        rows = List.copyOf(rows);
    }

    /** Whether all replicas were asked. */
    public boolean ofAll() {
        return view.equals(ALL);
    }
}
