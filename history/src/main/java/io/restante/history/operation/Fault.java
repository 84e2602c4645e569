package io.restante.history.operation;

import java.util.List;

/**
 * Something that was done to a process or a network.
 *
 * @param id as {@link Entry#id}
 * @param kind what was done
 * @param target to whom, by a name; what is undone is named as it was when it was done
 * @param at when, in nanoseconds
 * @param chats the chats that the target owned just then, where that is known; empty otherwise
 */
public record Fault(int id, Kind kind, String target, long at, List<String> chats) implements Entry {
    /** What can be done. */
    public enum Kind {
        /** It was ended (SIGKILL). */
        KILL,
        /** It was started again after it had been killed. */
        START,
        /** It was stopped (SIGSTOP). */
        PAUSE,
        /** It goes on after a pause. */
        RESUME,
        /** It was cut off from others. */
        PARTITION,
        /** It can be reached again. */
        HEAL,
        /** One of its mutations was held back. */
        HOLD,
        /** What was held back has been let go. */
        RELEASE,
        /** Its clock stepped. */
        CLOCK
    }

    public Fault {
        Entry.check(id, at, at);
        chats = List.copyOf(chats);
    }

    @Override
    public long invoked() {
        return at;
    }

    @Override
    public long completed() {
        return at;
    }
}
