package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a chat as a load has read it: the newest complete batch, and what stands below it in the same reading.
 * Rows above that batch are torn ones that were provably never answered; they are left out.
 *
 * @param newestBatch the newest complete batch, oldest first; empty where the chat is
 * @param below the rows below that batch that were read too, newest first
 * @param startReached whether nothing is older than the rows read
 */
record Tail(List<StoredMessage> newestBatch, List<StoredMessage> below, boolean startReached) {
    /**
     * Finds the newest complete batch.
     *
     * @param rows newest first
     * @param startReached whether the chat has no more rows than these
     * @return null where more rows must be read to tell
     */
    static @Nullable Tail of(List<StoredMessage> rows, boolean startReached) {
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
                return new Tail(List.copyOf(batch), List.copyOf(rows.subList(end, rows.size())), startReached);
            }
            i = end;
        }
        return startReached ? new Tail(List.of(), List.of(), true) : null;
    }

    /** The send time of the newest complete message; 0 where there is none. */
    long last() {
        return newestBatch.isEmpty()
                ? 0
                : newestBatch.get(newestBatch.size() - 1).sendTime();
    }

    /** The epoch in which the newest complete batch was written; 0 where there is none. */
    long epoch() {
        return newestBatch.isEmpty() ? 0 : newestBatch.get(0).epoch();
    }
}
