package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.SegmentSize;
import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a segment as it was read: the newest complete batch, and what stands below it in the same reading. Rows
 * above that batch are torn ones that were provably never answered; they do not count.
 *
 * @param partition the segment
 * @param newestBatch the newest complete batch, oldest first; empty where the segment has none
 * @param below the rows below that batch that were read too, newest first
 * @param torn the rows above that batch, newest first
 * @param startReached whether nothing in the segment is older than the rows read
 */
record Tail(
        Partition partition,
        List<StoredMessage> newestBatch,
        List<StoredMessage> below,
        List<StoredMessage> torn,
        boolean startReached) {
    /**
     * Finds the newest complete batch.
     *
     * @param rows newest first
     * @param startReached whether the segment has no more rows than these
     * @return null where more rows must be read to tell
     */
    static @Nullable Tail of(Partition partition, List<StoredMessage> rows, boolean startReached) {
        int i = 0;
        while (i < rows.size()) {
            StoredMessage last = rows.get(i);
            int end = i;
            while (end < rows.size() && rows.get(end).batchStart() == last.batchStart()) {
                end++;
            }
            if (end - i == last.batchSize()) {
                List<StoredMessage> batch = new ArrayList<>(rows.subList(i, end));
                Collections.reverse(batch);
                return new Tail(
                        partition,
                        List.copyOf(batch),
                        List.copyOf(rows.subList(end, rows.size())),
                        List.copyOf(rows.subList(0, i)),
                        startReached);
            }
            i = end;
        }
        return startReached ? new Tail(partition, List.of(), List.of(), List.copyOf(rows), true) : null;
    }

    /**
     * How many rows must be read from the top to hold the batch whole in which these end.
     *
     * @param rows newest first; at least one
     */
    static int rowsToWholeBatch(List<StoredMessage> rows) {
        StoredMessage oldest = rows.get(rows.size() - 1);
        int above = rows.size();
        while (above > 0 && rows.get(above - 1).batchStart() == oldest.batchStart()) {
            above--;
        }
        return above + oldest.batchSize();
    }

    boolean isEmpty() {
        return newestBatch.isEmpty();
    }

    /** The send time of the newest complete row; 0 where there is none. */
    long last() {
        return isEmpty() ? 0 : newest().sendTime();
    }

    /** The send time of the last row before the newest complete batch; 0 where there is none. */
    long prev() {
        return isEmpty() ? 0 : newest().prev();
    }

    /** The epoch in which the newest complete batch was written; 0 where there is none. */
    long epoch() {
        return isEmpty() ? 0 : newest().epoch();
    }

    /** How full the segment is. */
    SegmentSize size() {
        return isEmpty() ? SegmentSize.EMPTY : newest().segmentSize();
    }

    /** Whether the newest complete batch is the seal of the segment. */
    boolean isSealed() {
        return !isEmpty() && newest().isSeal();
    }

    private StoredMessage newest() {
        return newestBatch.get(newestBatch.size() - 1);
    }
}
