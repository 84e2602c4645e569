package io.restante.history.operation;

import org.jspecify.annotations.Nullable;

/**
 * A message as it stands in the store.
 *
 * @param message what a reader sees of it
 * @param internals what only the store sees; null where it is not known
 */
public record Row(Message message, @Nullable Internals internals) {
    /**
     * The columns that no reader sees.
     *
     * @param key the idempotency key; null where the row has none
     * @param segment the number of its partition within the chat
     * @param prev the send time of the message before its batch, 0 where there is none; across segments too
     * @param batchStart the send time of the first message of its batch
     * @param batchSize how many messages its batch has
     * @param epoch the epoch of the owner that wrote it
     */
    public record Internals(@Nullable String key, int segment, long prev, long batchStart, int batchSize, long epoch) {}

    public long sendTime() {
        return message.sendTime();
    }
}
