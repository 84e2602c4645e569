package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayList;
import java.util.List;

/** Gives messages their places. */
final class Batches {
    private Batches() {}

    /**
     * Makes the rows of one write.
     *
     * @param first the send time of the first message; the others follow one by one
     * @param prev the newest visible message
     */
    static Batch of(Partition partition, List<PendingSend> sends, long first, long prev, long epoch) {
        List<StoredMessage> rows = new ArrayList<>(sends.size());
        for (int i = 0; i < sends.size(); i++) {
            NewMessage message = sends.get(i).message();
            rows.add(new StoredMessage(
                    first + i,
                    message.text(),
                    message.sender(),
                    message.idempotencyKey(),
                    prev,
                    first,
                    sends.size(),
                    epoch));
        }
        return new Batch(partition, rows);
    }
}
