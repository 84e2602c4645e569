package io.restante.loadgen.command;

import java.io.PrintStream;

/**
 * Where the user reads.
 *
 * @param out what is printed to
 * @param terminal whether a line may be written over
 */
public record Screen(PrintStream out, boolean terminal) {
    private static final String OVER = "\r\u001b[K";

    /** A line that the next one may take the place of. */
    void live(String line) {
        if (terminal) {
            out.print(OVER + line);
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
