package io.restante.loadgen.command;

import java.io.PrintStream;

/**
 * Where the user reads.
 *
 * @param out what is printed to
 * @param terminal whether a line may be written over
 */
public record Screen(PrintStream out, boolean terminal) {
    /** At the beginning of the line, which is emptied, and cut where the terminal ends: else it would go on below. */
    private static final String OVER = "\r\u001b[K\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    /** A line that the next one may take the place of. */
    void live(String line) {
        if (terminal) {
            out.print(OVER + line + WRAP);
            out.flush();
        } else {
            out.println(line);
        }
    }

    /** Ends the lines that take each other's place. */
    void endLive() {
        if (terminal) {
            out.println();
        }
    }

    void print(String text) {
        out.print(text);
        out.flush();
    }
}
