package io.restante.history.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a file as bytes, so that a damaged character is found where it stands. */
final class Lines {
    private final InputStream file;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int at;
    private int filled;
    private boolean cutOff;

    Lines(InputStream file) {
        this.file = file;
    }

    /** Goes to the next line; false at the end of the file. */
    boolean next() throws IOException {
        line.reset();
        while (fill()) {
            int start = at;
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, start, at - start);
            if (at < filled) {
                at++;
                cutOff = false;
                return true;
            }
        }
        cutOff = true;
        return line.size() > 0;
    }

    /** The line, without its end. */
    byte[] line() {
        return line.toByteArray();
    }

    /** Whether it is the last one and has no end. */
    boolean isCutOff() {
        return cutOff;
    }

    private boolean fill() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, file.read(buffer));
        }
        return at < filled;
    }
}
