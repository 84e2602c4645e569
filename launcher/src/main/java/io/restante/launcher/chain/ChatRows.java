package io.restante.launcher.chain;

import java.util.Optional;

/** The rows of one chat, as all replicas together tell them. */
public interface ChatRows {
    /** The newest row of a segment. */
    Optional<Link> newest(int segment);

    /** The rows of a segment up to a send time, oldest first; read as they are asked for, so that any number fits. */
    Iterable<Link> upTo(int segment, long last);

    /** The newest note of a segment; none where the chat never left its first. */
    Optional<SegmentNote> newestNote();

    /** The first note that begins above a send time. */
    Optional<SegmentNote> noteAfter(long first);
}
