package io.restante.launcher.chain;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Follows a chat through all its segments, as far as it reached at the beginning: what is sent meanwhile is not looked at, since a
 * takeover between two pages may fence off rows of which the first page has shown some. What stood at the beginning can
 * only lose its newest batch so, and nothing comes to stand among it any more.
 */
public final class ChatVerifier {
    private final ChatRows rows;
    private final ChainCheck check;

    private ChatVerifier(ChatRows rows, ChainCheck check) {
        this.rows = rows;
        this.check = check;
    }

    /**
     * Checks all of a chat.
     *
     * @param keyReach a key is remembered while fewer newer messages stand in the chat
     * @param breaks told each break in a sentence, as soon as it is found
     * @return empty where the chat has no rows
     */
    public static Optional<ChainReport> verify(ChatRows rows, int keyReach, Consumer<String> breaks) {
        ChatVerifier verifier = new ChatVerifier(rows, new ChainCheck(keyReach, breaks));
        long end = verifier.end();
        return end == 0 ? Optional.empty() : Optional.of(verifier.follow(end));
    }

    /** The newest row that there is; 0 where there is none. */
    private long end() {
        Optional<SegmentNote> note = rows.newestNote();
        Optional<Link> newest = rows.newest(note.map(SegmentNote::segment).orElse(0));
        if (newest.isEmpty()) {
            return note.map(noted -> noted.first() - 1).orElse(0L);
        }
        long end = newest.get().sendTime();
        // Seals lead on also where a note is missing.
        while (newest.isPresent() && newest.get().isSeal()) {
            newest = rows.newest(newest.get().nextSegment()).filter(following(end));
            end = newest.map(Link::sendTime).orElse(end);
        }
        return end;
    }

    private static Predicate<Link> following(long end) {
        return link -> link.sendTime() > end;
    }

    private ChainReport follow(long end) {
        int segment = 0;
        long begin = 0;
        while (segment >= 0) {
            check.enter(segment);
            rows.upTo(segment, end).forEach(check::add);
            // After the rows: whatever stands in a segment, its note was there before.
            Optional<SegmentNote> noted = rows.noteAfter(begin).filter(note -> note.first() <= end + 1);
            Optional<SegmentNote> sealed =
                    check.seal().map(seal -> new SegmentNote(seal.sendTime() + 1, seal.nextSegment()));
            Optional<SegmentNote> next = next(segment, sealed, noted, end);
            begin = next.map(SegmentNote::first).orElse(begin);
            segment = next.map(SegmentNote::segment).orElse(-1);
        }
        return check.end();
    }

    private Optional<SegmentNote> next(
            int segment, Optional<SegmentNote> sealed, Optional<SegmentNote> noted, long end) {
        if (noted.isEmpty()) {
            Optional<SegmentNote> next = sealed.filter(
                    note -> rows.upTo(note.segment(), end).iterator().hasNext());
            next.ifPresent(note -> check.broken("Rows stand in segment " + note.segment()
                    + ", and no row of chat_segment says that it begins at " + note.first() + "."));
            return forward(segment, next);
        }
        if (!noted.equals(sealed)) {
            check.broken(
                    "A row of chat_segment says that segment " + noted.get().segment() + " begins at "
                            + noted.get().first() + ", and "
                            + sealed.map(seal -> "the seal of segment " + segment + " that segment " + seal.segment()
                                            + " begins at " + seal.first() + ".")
                                    .orElse("segment " + segment + " has no seal."));
        }
        return forward(segment, noted);
    }

    /** Segments are counted one by one; the way back would have no end. */
    private Optional<SegmentNote> forward(int segment, Optional<SegmentNote> next) {
        next.filter(note -> note.segment() != segment + 1)
                .ifPresent(
                        note -> check.broken("Segment " + segment + " is followed by segment " + note.segment() + "."));
        return next.filter(note -> note.segment() > segment);
    }
}
