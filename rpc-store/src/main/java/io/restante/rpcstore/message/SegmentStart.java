package io.restante.rpcstore.message;

/**
 * Where a segment of a chat begins: one row of the table {@code chat_segment}. Segment 0 begins with the chat and has no
 * row.
 *
 * @param chat the chat's canonical name
 * @param firstSendTime the lowest send time that the segment may hold, one above the seal of the segment before it
 * @param segment the segment's number, one above that of the segment before it
 */
public record SegmentStart(String chat, long firstSendTime, int segment) {
    public Partition partition() {
        return new Partition(chat, segment);
    }
}
