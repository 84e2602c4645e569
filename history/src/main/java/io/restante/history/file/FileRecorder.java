package io.restante.history.file;

import io.restante.history.operation.Entry;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Streams a history to a file; safe for use by many threads. Each entry is handed to the system at once, as one write: what was
 * recorded survives the end of this process, however it ends, and at most the last line is cut off.
 */
public final class FileRecorder implements Recorder, AutoCloseable {
    private final AtomicInteger lastId = new AtomicInteger();
    private final OutputStream file;

    /** Begins a new file; one that is there is overwritten. */
    public FileRecorder(Path path) throws IOException {
        file = new FileOutputStream(path.toFile());
        write(LineFormat.start());
    }

    @Override
    public int nextId() {
        return lastId.incrementAndGet();
    }

    /** As {@link Recorder#record}; throws {@link UncheckedIOException} when it cannot be written. */
    @Override
    public void record(Entry entry) {
        byte[] line = EntryWriter.line(entry);
        try {
            write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the history: what is not in it did not happen. */
    @Override
    public void close() throws IOException {
        write(LineFormat.end());
        file.close();
    }

    private synchronized void write(byte[] line) throws IOException {
        file.write(line);
    }
}
