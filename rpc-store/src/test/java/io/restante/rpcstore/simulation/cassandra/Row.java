package io.restante.rpcstore.simulation.cassandra;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row as a replica, a mutation or an answer has it: cells, each with its timestamp, and the marker that an INSERT
 * leaves, which keeps the row there without any cell. Immutable.
 */
final class Row {
    /** Older than every timestamp. */
    static final long NEVER = Long.MIN_VALUE;
    /** The value of a cell that was set to null: a tombstone. */
    static final Object DELETED = new Object() {
        @Override
        public String toString() {
            return "deleted";
        }
    };

    final long key;
    private final long marker;
    /** Null where the row has no such cell. */
    private final @Nullable Object[] values;

    private final long[] stamps;

    private Row(long key, long marker, @Nullable Object[] values, long[] stamps) {
        this.key = key;
        this.marker = marker;
        this.values = values;
        this.stamps = stamps;
    }

    /** What an INSERT writes: a null leaves the cell unset, {@link #DELETED} sets it to null. */
    static Row insert(long key, long timestamp, @Nullable Object... values) {
        return new Row(key, timestamp, values, stamps(values, timestamp));
    }

    /** What an UPDATE writes: the same, without the marker. */
    static Row update(long key, long timestamp, @Nullable Object... values) {
        return new Row(key, NEVER, values, stamps(values, timestamp));
    }

    private static long[] stamps(@Nullable Object[] values, long timestamp) {
        long[] stamps = new long[values.length];
        for (int i = 0; i < stamps.length; i++) {
            stamps[i] = values[i] == null ? NEVER : timestamp;
        }
        return stamps;
    }

    /** The same under another timestamp. */
    Row at(long timestamp) {
        return new Row(key, marker == NEVER ? NEVER : timestamp, values, stamps(values, timestamp));
    }

    /** The value of a column; null where it has none. */
    @Nullable Object value(int column) {
        Object value = values[column];
        return value == DELETED ? null : value;
    }

    /** The value of a column that every row has. */
    String text(int column) {
        return (String) present(column);
    }

    long number(int column) {
        return (Long) present(column);
    }

    UUID uuid(int column) {
        return (UUID) present(column);
    }

    Object present(int column) {
        Object value = value(column);
        if (value == null) {
            throw new IllegalStateException("column " + column + " must be set in row " + this);
        }
        return value;
    }

    /** When the value of a column was written. */
    long stamp(int column) {
        return stamps[column];
    }

    /** Whether a reader sees the row. */
    boolean isLive() {
        if (marker != NEVER) {
            return true;
        }
        for (Object value : values) {
            if (value != null && value != DELETED) {
                return true;
            }
        }
        return false;
    }

    /** Both together: of each cell the one with the later timestamp. */
    static Row merge(Row one, Row other) {
        boolean all = one.marker >= other.marker;
        boolean none = one.marker <= other.marker;
        for (int i = 0; i < one.stamps.length; i++) {
            int order = one.compareCell(other, i);
            all &= order >= 0;
            none &= order <= 0;
        }
        return all ? one : none ? other : mix(one, other);
    }

    private static Row mix(Row one, Row other) {
        @Nullable Object[] values = one.values.clone();
        long[] stamps = one.stamps.clone();
        for (int i = 0; i < stamps.length; i++) {
            if (one.compareCell(other, i) < 0) {
                values[i] = other.values[i];
                stamps[i] = other.stamps[i];
            }
        }
        return new Row(one.key, Math.max(one.marker, other.marker), values, stamps);
    }

    private int compareCell(Row other, int column) {
        int order = Long.compare(stamps[column], other.stamps[column]);
        return order != 0 ? order : CellValues.compare(values[column], other.values[column]);
    }

    /** What a tombstone of this timestamp leaves of the row; null where nothing. */
    @Nullable Row without(long deleted) {
        int kept = 0;
        int cells = 0;
        for (int i = 0; i < stamps.length; i++) {
            if (values[i] != null) {
                cells++;
                kept += stamps[i] > deleted ? 1 : 0;
            }
        }
        if (kept == cells && (marker == NEVER || marker > deleted)) {
            return cells == 0 && marker == NEVER ? null : this;
        }
        return kept == 0 && marker <= deleted ? null : strip(deleted);
    }

    private Row strip(long deleted) {
        @Nullable Object[] left = values.clone();
        long[] leftStamps = stamps.clone();
        for (int i = 0; i < leftStamps.length; i++) {
            if (leftStamps[i] <= deleted) {
                left[i] = null;
                leftStamps[i] = NEVER;
            }
        }
        return new Row(key, marker <= deleted ? NEVER : marker, left, leftStamps);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return this == object
                || (object instanceof Row other
                        && key == other.key
                        && marker == other.marker
                        && Arrays.equals(stamps, other.stamps)
                        && Arrays.equals(values, other.values));
    }

    @Override
    public int hashCode() {
        return Long.hashCode(key) * 31 + Arrays.hashCode(stamps);
    }

    @Override
    public String toString() {
        return key + "=" + Arrays.toString(values) + "@" + Arrays.toString(stamps);
    }
}
