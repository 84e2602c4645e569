package io.restante.rpcstore.message;

/**
 * How full a segment is.
 *
 * @param messages how many messages it holds, seals not counted
 * @param bytes about how many bytes they take
 */
public record SegmentSize(int messages, int bytes) {
    /** Of a segment without messages. */
    public static final SegmentSize EMPTY = new SegmentSize(0, 0);

    public SegmentSize plus(int moreMessages, int moreBytes) {
        return new SegmentSize(messages + moreMessages, bytes + moreBytes);
    }
}
