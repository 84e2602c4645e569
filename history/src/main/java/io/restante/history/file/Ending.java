package io.restante.history.file;

/** How a file of a history ends. */
public enum Ending {
    /** By its recorder: all that happened is in it. */
    CLOSED,
    /** Its recorder was killed between two lines, or still runs: the last operations may be missing. */
    OPEN,
    /** Its recorder was killed within its last line, which was left out: the last operations may be missing. */
    CUT_OFF
}
