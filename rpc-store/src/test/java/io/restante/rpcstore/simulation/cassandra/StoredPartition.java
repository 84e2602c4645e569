package io.restante.rpcstore.simulation.cassandra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A partition on one replica: rows in order of their keys, without what is deleted, and the tombstones. */
final class StoredPartition {
    private Row[] rows;
    private int size;
    private Deletions deletions;

    StoredPartition() {
        this(new Row[16], 0, Deletions.NONE);
    }

    private StoredPartition(Row[] rows, int size, Deletions deletions) {
        this.rows = rows;
        this.size = size;
        this.deletions = deletions;
    }

    StoredPartition copy() {
        return new StoredPartition(rows.clone(), size, deletions);
    }

    Deletions deletions() {
        return deletions;
    }

    /** Compaction after {@code gc_grace_seconds}: what was deleted is gone already. */
    void forget(Predicate<Deletion> forgotten) {
        deletions = deletions.without(forgotten);
    }

    void markRepaired() {
        deletions = deletions.repaired();
    }

    void apply(Mutation mutation) {
        for (Deletion deletion : mutation.deletions()) {
            deletions = deletions.plus(deletion);
            delete(deletion);
        }
        for (Row row : mutation.rows()) {
            Row left = row.without(deletions.at(row.key));
            if (left != null) {
                put(left);
            }
        }
    }

    private void delete(Deletion deletion) {
        int to = firstFrom(deletion.from());
        int from = to;
        for (; from < size && rows[from].key <= deletion.to(); from++) {
            Row left = rows[from].without(deletion.timestamp());
            if (left != null) {
                rows[to++] = left;
            }
        }
        if (to < from) {
            System.arraycopy(rows, from, rows, to, size - from);
            size -= from - to;
        }
    }

    private void put(Row row) {
        int at = firstFrom(row.key);
        if (at < size && rows[at].key == row.key) {
            rows[at] = Row.merge(rows[at], row);
            return;
        }
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        System.arraycopy(rows, at, rows, at + 1, size - at);
        rows[at] = row;
        size++;
    }

    /** The place of the first row with this key or a higher one. */
    private int firstFrom(long key) {
        if (size == 0 || rows[size - 1].key < key) {
            // Where most rows go.
            return size;
        }
        int low = 0;
        int high = rows[0].key >= key ? 0 : size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle].key < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Answer read(Slice slice) {
        int low = firstFrom(slice.from());
        int end = slice.to() == Long.MAX_VALUE ? size : firstFrom(slice.to() + 1);
        List<Row> read = new ArrayList<>(Math.min(Math.max(end - low, 0), slice.limit()));
        int live = 0;
        for (int i = 0; i < end - low && live < slice.limit(); i++) {
            Row row = rows[slice.reverse() ? end - 1 - i : low + i];
            read.add(row);
            live += row.isLive() ? 1 : 0;
        }
        boolean complete = live < slice.limit();
        Slice covered = complete ? slice : slice.upTo(read.get(read.size() - 1).key);
        return new Answer(read, deletions.within(covered.from(), covered.to()), covered.end(), complete);
    }

    /** The row, whether a reader sees it or not. */
    @Nullable Row row(long key) {
        int at = firstFrom(key);
        return at < size && rows[at].key == key ? rows[at] : null;
    }
}
