package io.restante.rpcstore.simulation.cassandra;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The order that decides between two cells of one timestamp: a tombstone first, then the larger bytes. */
final class CellValues {
    private CellValues() {}

    static int compare(@Nullable Object one, @Nullable Object other) {
        if (one == other) {
            return 0;
        }
        if (one == null || other == null) {
            return one == null ? -1 : 1;
        }
        if (one == Row.DELETED || other == Row.DELETED) {
            return one == Row.DELETED ? 1 : -1;
        }
        return one.equals(other) ? 0 : compareBytes(one, other);
    }

    private static int compareBytes(Object one, Object other) {
        if (one instanceof Long a && other instanceof Long b) {
            return Long.compareUnsigned(a, b);
        }
        if (one instanceof Integer a && other instanceof Integer b) {
            return Integer.compareUnsigned(a, b);
        }
        if (one instanceof UUID a && other instanceof UUID b) {
            int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
            return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
        }
        return Arrays.compareUnsigned(
                one.toString().getBytes(StandardCharsets.UTF_8),
                other.toString().getBytes(StandardCharsets.UTF_8));
    }
}
