package io.restante.rpcstore.chat;

/**
 * The bounds of all chats of a member together.
 *
 * @param chats about how many chats are kept in memory
 * @param sendBytes most bytes of messages that wait to be stored
 * @param pullBytes most bytes that reads of pages under way may come to hold
 * @param pageBytes most bytes of pages that wait until their readers take them
 * @param loadBytes most bytes that loads of chats, and reads of older keys, may come to hold
 * @param waiting most reads of pages that wait for their turn, and most loads
 * @param keys about how many idempotency keys are remembered in memory; others are read again when they are needed
 * @param recentBytes most bytes of messages that are kept so that pulls need not read them
 * @param rowBytes most bytes that one stored message holds in memory
 */
public record MemoryLimits(
        int chats,
        long sendBytes,
        long pullBytes,
        long pageBytes,
        long loadBytes,
        int waiting,
        long keys,
        long recentBytes,
        long rowBytes) {
    private static final long ROW_OVERHEAD = 512;

    /** Fits the bounds to a heap of so many bytes, and to texts of at most so many bytes. */
    public static MemoryLimits forHeap(long heapBytes, int maxTextBytes) {
        return new MemoryLimits(
                (int) Math.min(1_000_000, heapBytes / 8 / 1024),
                heapBytes / 8,
                heapBytes / 8,
                heapBytes / 8,
                heapBytes / 8,
                10_000,
                heapBytes / 8 / 256,
                heapBytes / 4,
                maxTextBytes + ROW_OVERHEAD);
    }
}
