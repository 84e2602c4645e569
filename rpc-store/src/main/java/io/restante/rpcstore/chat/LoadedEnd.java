package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.SegmentSize;
import io.restante.rpcstore.message.SegmentStart;
import org.jspecify.annotations.Nullable;

/**
 * The end of a chat as it was read.
 *
 * @param newest the segment in which the chat goes on
 * @param sealed the end of the segment before it; there where {@code newest} has no complete batch, unless it is
 *     segment 0
 * @param start where {@code newest} begins; null for segment 0
 * @param noted whether {@code start} was found in the table of segments
 */
record LoadedEnd(Tail newest, @Nullable Tail sealed, @Nullable SegmentStart start, boolean noted) {
    /** What holds the newest complete batch of the chat; empty where the chat is. */
    Tail last() {
        return sealed == null ? newest : sealed;
    }

    ChatEnd end() {
        Partition partition = newest.partition();
        SegmentSize size = newest.size();
        return new ChatEnd(partition, size, last().last(), false);
    }

    /** The place where a seal is missing; null where none is. */
    @Nullable ChainBreak firstBreak() {
        return start == null || sealed == null || sealed.isSealed()
                ? null
                : new ChainBreak(start.firstSendTime(), start.firstSendTime() - 1, sealed.last(), sealed.epoch());
    }
}
