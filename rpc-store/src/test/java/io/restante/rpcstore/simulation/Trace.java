package io.restante.rpcstore.simulation;

import io.restante.protos.internal.AnswerBatch;
import io.restante.protos.internal.CallBatch;
import io.restante.protos.internal.ShardMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What happened, in order: all of it, or the last of it. Words are made of it only when somebody reads it. */
final class Trace {
    private static final int LAST = 120;

    private record Event(long nanos, String where, Object what) {
        @Override
        public String toString() {
            return String.format("%10.6f s  %-22s %s", nanos / 1e9, where, words(what));
        }
    }

    private final boolean whole;
    private final Deque<Event> events = new ArrayDeque<>();

    /** @param whole whether everything is kept */
    Trace(boolean whole) {
        this.whole = whole;
    }

    void add(long nanos, String where, Object what) {
        if (!whole && events.size() >= LAST) {
            events.remove();
        }
        events.add(new Event(nanos, where, what));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(events.size());
        events.forEach(event -> lines.add(event.toString()));
        return lines;
    }

    private static String words(Object what) {
        if (what instanceof ShardMap map) {
            return "map " + map.getVersion() + " of " + map.getStoresCount() + " stores";
        }
        if (what instanceof AnswerBatch batch) {
            String newer = batch.hasNewer() ? words(batch.getNewer()) + ", " : "";
            return newer + oneLine(batch.getAnswersList());
        }
        return what instanceof CallBatch batch ? oneLine(batch.getCallsList()) : String.valueOf(what);
    }

    private static String oneLine(Object proto) {
        return String.valueOf(proto).replaceAll("\\s+", " ");
    }
}
