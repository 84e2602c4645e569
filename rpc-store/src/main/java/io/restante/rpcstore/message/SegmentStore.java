package io.restante.rpcstore.message;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The table {@code chat_segment}. A row is written once the seal before it is gated, and before anything is written to
 * the segment that it names; after that it never changes. Nothing here blocks, and nothing is repeated by itself; writes
 * and reads complete as those of {@link MessageStore}.
 */
public interface SegmentStore {
    /** Writes a row, under its first send time as write timestamp: doing it again changes nothing. */
    CompletionStage<WriteOutcome> put(SegmentStart start);

    /** The last segment that begins at or below this send time; empty where that is segment 0. */
    CompletionStage<Optional<SegmentStart>> at(String chat, long sendTime);

    /** The first segment that begins above this send time. */
    CompletionStage<Optional<SegmentStart>> after(String chat, long sendTime);

    /** The last segment; empty where that is segment 0. */
    CompletionStage<Optional<SegmentStart>> newest(String chat);
}
