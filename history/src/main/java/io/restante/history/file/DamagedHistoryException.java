package io.restante.history.file;

/** A file that is no history, or one that was damaged: says the line, what stands there and what was expected. */
public final class DamagedHistoryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long line;

    /**
     * @param line the number of the line, from 1
     * @param sentence what stands there, and what was expected
     */
    public DamagedHistoryException(long line, String sentence) {
        super("line " + line + ": " + sentence);
        this.line = line;
    }

    /** The number of the line, from 1. */
    public long line() {
        return line;
    }
}
