package io.restante.rpcstore.simulation.cassandra;

/**
 * What one read asks of a partition.
 *
 * @param from the lowest key, inclusive
 * @param to the highest key, inclusive
 * @param limit most live rows, at least 1
 * @param reverse from the highest key down
 */
record Slice(long from, long to, int limit, boolean reverse) {
    static final Slice ALL = new Slice(Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, false);

    boolean isEmpty() {
        return from > to;
    }

    /** The key at which reading ends. */
    long end() {
        return reverse ? from : to;
    }

    /** Of two keys the one that is reached first. */
    long nearer(long one, long other) {
        return reverse ? Math.max(one, other) : Math.min(one, other);
    }

    /** Whether {@code key} is reached no later than {@code end}. */
    boolean reaches(long key, long end) {
        return reverse ? key >= end : key <= end;
    }

    /** What is left once everything up to {@code key} is read; {@code key} is not {@link #end()}. */
    Slice after(long key, int more) {
        return reverse ? new Slice(from, key - 1, more, true) : new Slice(key + 1, to, more, false);
    }

    /** The part of it that is read once {@code key} is. */
    Slice upTo(long key) {
        return reverse ? new Slice(key, to, limit, true) : new Slice(from, key, limit, false);
    }
}
