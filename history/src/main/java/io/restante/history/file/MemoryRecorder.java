package io.restante.history.file;

import io.restante.history.operation.Entry;
import java.util.ArrayList;
import java.util.List;

/** Keeps a history in memory, for a simulator: for one thread only. */
public final class MemoryRecorder implements Recorder {
    private final List<Entry> entries = new ArrayList<>();
    private int lastId;

    @Override
    public int nextId() {
        return ++lastId;
    }

    @Override
    public void record(Entry entry) {
        entries.add(entry);
    }

    /** What was recorded so far, in that order. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }
}
