package io.restante.launcher.chain;

import org.jspecify.annotations.Nullable;

/**
 * One row of a chat without what was said in it.
 *
 * @param key the idempotency key; null for a message without one
 * @param prev the row before this one's batch; 0 where there is none
 * @param batchStart the first row of the batch
 * @param nextSegment of a seal, the segment in which the chat goes on; otherwise 0
 */
public record Link(
        long sendTime, @Nullable String key, long prev, long batchStart, int batchSize, long epoch, int nextSegment) {
    boolean isSeal() {
        return nextSegment != 0;
    }
}
