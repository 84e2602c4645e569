package io.restante.rpcstore.message;

import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code message}: a message, or the seal that ends a segment. A seal is a batch of its own. It has
 * a send time, so that the chain of {@code prev} runs through it, and neither text nor sender; nobody is shown it.
 *
 * @param sendTime the message's place in its chat, in microseconds since the Unix epoch
 * @param text empty in a seal, and only there
 * @param sender empty in a seal, and only there
 * @param idempotencyKey the key it was sent with; null where it had none
 * @param prev the send time of the last row before this one's batch; 0 where there is none
 * @param batchStart the send time of the first message of its batch
 * @param batchSize how many messages its batch has
 * @param epoch the epoch of the owner that wrote it
 * @param segmentSize how full the segment is with this one's batch in it
 * @param nextSegment in a seal, the number of the segment in which the chat goes on; otherwise 0
 */
public record StoredMessage(
        long sendTime,
        String text,
        String sender,
        @Nullable String idempotencyKey,
        long prev,
        long batchStart,
        int batchSize,
        long epoch,
        SegmentSize segmentSize,
        int nextSegment) {

    /** A message in a segment that is not counted. */
    public StoredMessage(
            long sendTime,
            String text,
            String sender,
            @Nullable String idempotencyKey,
            long prev,
            long batchStart,
            int batchSize,
            long epoch) {
        this(sendTime, text, sender, idempotencyKey, prev, batchStart, batchSize, epoch, SegmentSize.EMPTY, 0);
    }

    /** The seal at this send time. */
    public static StoredMessage seal(long sendTime, long prev, long epoch, SegmentSize size, int nextSegment) {
        return new StoredMessage(sendTime, "", "", null, prev, sendTime, 1, epoch, size, nextSegment);
    }

    public boolean isSeal() {
        return nextSegment != 0;
    }
}
