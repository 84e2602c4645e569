package io.restante.launcher.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A chat as an owner would store it, and what may befall it. */
final class StoredChat implements ChatRows {
    private final Map<Integer, TreeMap<Long, Link>> segments = new TreeMap<>();
    private final TreeMap<Long, Integer> notes = new TreeMap<>();
    private final List<String> breaks = new ArrayList<>();
    private int segment;
    private long last;

    /** Writes a batch of messages with these keys, null for none, at the next send times. */
    StoredChat batch(@Nullable String... keys) {
        long prev = last;
        long start = last + 10;
        for (String key : keys) {
            last += 10;
            put(segment, new Link(last, key, prev, start, keys.length, 1, 0));
        }
        return this;
    }

    /** Seals the segment; the next batch stands in the next one. */
    StoredChat seal() {
        put(segment, new Link(last + 10, null, last, last + 10, 1, 1, segment + 1));
        last += 10;
        segment++;
        notes.put(last + 1, segment);
        return this;
    }

    StoredChat put(int into, Link link) {
        segments.computeIfAbsent(into, none -> new TreeMap<>()).put(link.sendTime(), link);
        return this;
    }

    StoredChat lose(long sendTime) {
        segments.values().forEach(rows -> rows.remove(sendTime));
        return this;
    }

    StoredChat note(long first, @Nullable Integer noted) {
        notes.remove(first);
        if (noted != null) {
            notes.put(first, noted);
        }
        return this;
    }

    Optional<ChainReport> verify(int keyReach) {
        return ChatVerifier.verify(this, keyReach, breaks::add);
    }

    ChainReport verified() {
        return verify(10_000).orElseThrow();
    }

    List<String> breaks() {
        return breaks;
    }

    @Override
    public Optional<Link> newest(int of) {
        NavigableMap<Long, Link> rows = rows(of);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.lastEntry().getValue());
    }

    @Override
    public Iterable<Link> upTo(int of, long end) {
        return rows(of).headMap(end, true).values();
    }

    @Override
    public Optional<SegmentNote> newestNote() {
        return note(notes.lastEntry());
    }

    @Override
    public Optional<SegmentNote> noteAfter(long first) {
        return note(notes.higherEntry(first));
    }

    private static Optional<SegmentNote> note(Map.@Nullable Entry<Long, Integer> entry) {
        return Optional.ofNullable(entry).map(found -> new SegmentNote(found.getKey(), found.getValue()));
    }

    private NavigableMap<Long, Link> rows(int of) {
        return segments.getOrDefault(of, new TreeMap<>());
    }
}
