package io.restante.rpcstore.chat;

/**
 * The bounds of all chats of a member together.
 *
 * @param chats about how many chats are kept in memory
 * @param sendBytes most bytes of messages that wait to be stored
 * @param pullBytes most bytes that pulls under way may come to hold
 * @param waitingPulls most pulls that wait for their turn
 * @param keys about how many idempotency keys are remembered in memory; others are read again when they are needed
 */
public record MemoryLimits(int chats, long sendBytes, long pullBytes, int waitingPulls, long keys) {
    /** Fits the bounds to a heap of so many bytes. */
    public static MemoryLimits forHeap(long heapBytes) {
        return new MemoryLimits(
                (int) Math.min(1_000_000, heapBytes / 8 / 1024),
                heapBytes / 8,
                heapBytes / 4,
                10_000,
                heapBytes / 8 / 256);
    }
}
