package io.restante.localcassandra;

/**
 * How much memory one node may take.
 *
 * @param heapMib the Java heap. All of it is the node's from the start: a heap that grows for half an hour hides a leak, and
 *     collects more often until it is grown
 */
public record NodeMemory(int heapMib) {
    /** Below this Cassandra collects garbage more than it works. */
    public static final int LEAST_HEAP_MIB = 256;

    private static final long MIB = 1L << 20;
    private static final int MOST_HEAP_MIB = 1024;

    public NodeMemory {
        if (heapMib < LEAST_HEAP_MIB) {
            throw new IllegalArgumentException(
                    "a node's heap must have at least " + LEAST_HEAP_MIB + " MiB, not " + heapMib);
        }
    }

    /** A sixteenth of the machine's memory a node, within bounds that suit a laptop as well as a server. */
    public static NodeMemory of(long machineBytes, int nodes) {
        long share = machineBytes / 16 / nodes / MIB;
        return new NodeMemory((int) Math.max(LEAST_HEAP_MIB, Math.min(MOST_HEAP_MIB, share)));
    }

    /** As {@link #of(long, int)}, for the machine (or the container) that this JVM runs on. */
    public static NodeMemory ofThisMachine(int nodes) {
        return of(machineBytes(), nodes);
    }

    /** The memory of the machine (or of the container) that this JVM runs on. */
    public static long machineBytes() {
        var system = java.lang.management.ManagementFactory.getPlatformMXBean(
                com.sun.management.OperatingSystemMXBean.class);
        return system.getTotalMemorySize();
    }

    int memtableHeapMib() {
        return heapMib / 6;
    }

    int memtableOffHeapMib() {
        return heapMib / 4;
    }

    int fileCacheMib() {
        return heapMib / 8;
    }

    int networkCacheMib() {
        return 16;
    }

    /** Everything off the heap that has a bound of its own, and room for the driver's frames. */
    int directMib() {
        return memtableOffHeapMib() + fileCacheMib() + networkCacheMib() + 128;
    }
}
