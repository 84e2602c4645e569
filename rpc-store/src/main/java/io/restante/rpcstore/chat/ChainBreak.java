package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.StoredMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where the chain of {@code prev} is broken, or a batch is not whole.
 *
 * @param sendTime the row that tells of it; where the end is missing, the place of the end
 * @param expected the row that should stand before it, or be it
 * @param found the row that stands there; 0 where none does
 * @param epoch the epoch of the row that tells of it; 0 where the end is missing
 */
record ChainBreak(long sendTime, long expected, long found, long epoch) {
    /**
     * Looks for the first one.
     *
     * @param rows oldest first, seals among them
     * @param low no row at or above this send time may be missing below the first of {@code rows}
     * @param high the row that must be the last; 0 where that is not known
     */
    static @Nullable ChainBreak find(List<StoredMessage> rows, long low, long high) {
        StoredMessage before = null;
        int inBatch = 0;
        for (StoredMessage row : rows) {
            ChainBreak found;
            if (before != null && row.batchStart() == before.batchStart()) {
                // Where its first rows are not among these, it cannot be counted.
                inBatch += inBatch > 0 ? 1 : 0;
                found = null;
            } else {
                found = before == null ? below(row, low) : between(before, inBatch, row);
                inBatch = row.sendTime() == row.batchStart() ? 1 : 0;
            }
            if (found != null) {
                return found;
            }
            before = row;
        }
        long last = before == null ? 0 : before.sendTime();
        return high != 0 && last != high ? new ChainBreak(high, high, last, 0) : null;
    }

    /** Whether what the first row names, or the beginning of its batch, should be there too. */
    private static @Nullable ChainBreak below(StoredMessage first, long low) {
        long expected = first.sendTime() == first.batchStart() ? first.prev() : first.batchStart();
        return expected != 0 && expected >= low ? new ChainBreak(first.sendTime(), expected, 0, first.epoch()) : null;
    }

    private static @Nullable ChainBreak between(StoredMessage before, int inBatch, StoredMessage row) {
        if (row.sendTime() != row.batchStart()) {
            return new ChainBreak(row.sendTime(), row.batchStart(), before.sendTime(), row.epoch());
        }
        boolean whole = inBatch == 0 || inBatch == before.batchSize();
        return row.prev() == before.sendTime() && whole
                ? null
                : new ChainBreak(row.sendTime(), row.prev(), before.sendTime(), row.epoch());
    }
}
