package io.restante.benchmark.fill;

/**
 * One write of a filled chat: a batch of messages, or the seal of a segment.
 *
 * @param segment the partition
 * @param first the number of the first message; of a seal, of the message that follows it
 * @param size how many messages; 0 for a seal
 * @param sendTime of the first message, or of the seal
 * @param prev the send time of the row before; 0 where there is none
 * @param segmentMessages how many messages the segment has with it
 * @param segmentBytes about how many bytes they take
 */
record Write(int segment, long first, int size, long sendTime, long prev, int segmentMessages, int segmentBytes) {
    boolean isSeal() {
        return size == 0;
    }
}
