package io.restante.launcher.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A log that grows while it is read; only whole lines are shown. */
final class GrowingLog {
    private static final int PIECE = 64 * 1024;

    private final Path file;
    private final String prefix;
    private long shown;

    GrowingLog(Path file, String prefix) {
        this.file = file;
        this.prefix = prefix;
    }

    /** Prints the lines that were not printed yet. */
    void printNew(PrintStream out) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            if (log.length() < shown) {
                // Begun anew.
                shown = 0;
            }
            byte[] piece = new byte[PIECE];
            int read;
            log.seek(shown);
            while ((read = log.read(piece)) > 0) {
                int whole = wholeLines(piece, read);
                new String(piece, 0, whole, StandardCharsets.UTF_8).lines().forEach(line -> out.println(prefix + line));
                if (whole == 0) {
                    break;
                }
                shown += whole;
                log.seek(shown);
            }
            out.flush();
        }
    }

    /** How many bytes end with a line's end; a line that fills the whole piece counts as one. */
    private static int wholeLines(byte[] piece, int read) {
        for (int end = read; end > 0; end--) {
            if (piece[end - 1] == '\n') {
                return end;
            }
        }
        return read == PIECE ? read : 0;
    }
}
