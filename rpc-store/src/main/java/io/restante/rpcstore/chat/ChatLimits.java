package io.restante.rpcstore.chat;

import java.time.Duration;

/**
 * The bounds of one chat.
 *
 * @param batchMessages most messages of one write
 * @param batchBytes most bytes of one write
 * @param queuedMessages most messages that wait for the next write
 * @param keyReach a key is remembered while fewer newer messages than this stand in its chat
 * @param firstRepeat how long to wait before a write of unknown outcome is repeated; doubles each time
 * @param lastRepeat the longest such wait
 * @param loadWrites how often each write of a load is tried before the load is given up
 * @param segmentMessages a segment with so many messages, or more by a part of a batch, is sealed before the next batch
 * @param segmentBytes the same for the bytes of its messages
 */
public record ChatLimits(
        int batchMessages,
        int batchBytes,
        int queuedMessages,
        int keyReach,
        Duration firstRepeat,
        Duration lastRepeat,
        int loadWrites,
        int segmentMessages,
        int segmentBytes) {
    public static final ChatLimits DEFAULT = new ChatLimits(
            128, 128 * 1024, 4_096, 10_000, Duration.ofMillis(20), Duration.ofSeconds(1), 5, 200_000, 64 << 20);
}
