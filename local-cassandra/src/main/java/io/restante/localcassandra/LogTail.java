package io.restante.localcassandra;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a log, for the message of a failed start. */
final class LogTail {
    private static final int BYTES = 4_000;

    private LogTail() {}

    static String of(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long length = file.length();
            file.seek(Math.max(0, length - BYTES));
            byte[] end = new byte[(int) Math.min(BYTES, length)];
            file.readFully(end);
            return new String(end, StandardCharsets.UTF_8);
        }
    }
}
