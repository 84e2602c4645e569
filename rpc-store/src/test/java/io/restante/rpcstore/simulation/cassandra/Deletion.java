package io.restante.rpcstore.simulation.cassandra;

/**
 * A range tombstone: deletes what lies within its bounds and is not newer than its timestamp.
 *
 * @param from the lowest key, inclusive
 * @param to the highest key, inclusive
 * @param timestamp microseconds, as bound by the statement
 * @param deletedAt when it was written by the clock of the coordinator, in microseconds; {@code gc_grace} runs from it
 * @param repaired whether a repair has shown it to all replicas
 */
record Deletion(long from, long to, long timestamp, long deletedAt, boolean repaired) {
    Deletion(long from, long to, long timestamp, long deletedAt) {
        this(from, to, timestamp, deletedAt, false);
    }

    Deletion within(long lowest, long highest) {
        return lowest <= from && to <= highest
                ? this
                : new Deletion(Math.max(from, lowest), Math.min(to, highest), timestamp, deletedAt, repaired);
    }

    /** Whether both say the same to a reader. */
    boolean deletesLike(Deletion other) {
        return from == other.from && to == other.to && timestamp == other.timestamp;
    }

    private boolean touches(Deletion next) {
        return to != Long.MAX_VALUE && to + 1 == next.from;
    }

    /** Whether {@code next}, which begins above this one, goes on where this one ends. */
    boolean continuesWith(Deletion next) {
        return touches(next) && timestamp == next.timestamp && repaired == next.repaired;
    }

    Deletion upTo(Deletion next) {
        return new Deletion(from, next.to, timestamp, Math.max(deletedAt, next.deletedAt), repaired);
    }
}
