package io.restante.history.operation;

/** One line of a history. */
public sealed interface Entry permits Send, Pull, FinalRead, Fault {
    /** The completion time of what was never answered. */
    long NEVER = Long.MAX_VALUE;

    /** Its number, from 1, once in its history. */
    int id();

    /** When it began, in nanoseconds. */
    long invoked();

    /** When its answer was there, in nanoseconds; {@link #NEVER} where none came. */
    long completed();

    /**
     * Refuses what cannot have happened.
     *
     * @throws IllegalArgumentException when the id is below 1, or the answer came before the question
     */
    static void check(int id, long invoked, long completed) {
        if (id < 1) {
            throw new IllegalArgumentException("id is " + id + ", expected 1 or more");
        }
        if (completed < invoked) {
            throw new IllegalArgumentException(
                    "completed is " + completed + ", expected not before it was invoked at " + invoked);
        }
    }
}
