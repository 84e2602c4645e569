package io.restante.rpcstore.message;

/**
 * One range of one partition.
 *
 * @param from the lowest send time, inclusive
 * @param to the highest send time, inclusive
 * @param limit most rows to return, at least 1
 * @param maxTextBytes once the texts of the rows returned have passed this many bytes, no further row is returned
 * @param reverse newest first instead of oldest first
 */
public record PageQuery(Partition partition, long from, long to, int limit, long maxTextBytes, boolean reverse) {
    /** Most rows that one round trip of a read brings, so that its memory is bounded: 16 MiB with the longest texts. */
    public static final int ROWS_AT_ONCE = 256;
}
