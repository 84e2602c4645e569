package io.restante.routing.link;

import java.time.Duration;

/**
 * What a link may hold.
 *
 * @param calls most calls under way on one link; beyond it {@code STORE_OVERLOADED}
 * @param bytes most bytes of their requests
 * @param batchBytes a batch ends before it is larger, but never before its first call; well below the largest message
 *     that a store takes
 * @param shortestPause after a connection broke; each further pause is twice as long until a store answers
 * @param longestPause most that a lost store is left alone
 * @param idle a link that was not used for so long is closed
 */
public record LinkLimits(
        int calls, long bytes, int batchBytes, Duration shortestPause, Duration longestPause, Duration idle) {
    public static final LinkLimits DEFAULT = new LinkLimits(
            8_192, 64L << 20, 128 << 10, Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofMinutes(1));

    public LinkLimits withLongestPause(Duration pause) {
        return new LinkLimits(
                calls, bytes, batchBytes, pause.compareTo(shortestPause) < 0 ? pause : shortestPause, pause, idle);
    }
}
