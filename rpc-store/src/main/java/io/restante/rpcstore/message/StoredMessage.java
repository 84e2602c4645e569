package io.restante.rpcstore.message;

import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code message}.
 *
 * @param sendTime the message's place in its chat, in microseconds since the Unix epoch
 * @param idempotencyKey the key it was sent with; null where it had none
 * @param prev the send time of the last message before this one's batch; 0 where there is none
 * @param batchStart the send time of the first message of its batch
 * @param batchSize how many messages its batch has
 * @param epoch the epoch of the owner that wrote it
 */
public record StoredMessage(
        long sendTime,
        String text,
        String sender,
        @Nullable String idempotencyKey,
        long prev,
        long batchStart,
        int batchSize,
        long epoch) {}
