package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.SegmentSize;
import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayList;
import java.util.List;

/** Gives messages their places. */
final class Batches {
    private Batches() {}

    /**
     * Makes the rows of one write.
     *
     * @param end where the chat ends before them
     * @param first the send time of the first message; the others follow one by one
     */
    static Batch of(ChatEnd end, List<PendingSend> sends, long first, long epoch) {
        int bytes = sends.stream().mapToInt(PendingSend::weight).sum();
        SegmentSize size = end.size().plus(sends.size(), bytes);
        List<StoredMessage> rows = new ArrayList<>(sends.size());
        for (int i = 0; i < sends.size(); i++) {
            NewMessage message = sends.get(i).message();
            rows.add(new StoredMessage(
                    first + i,
                    message.text(),
                    message.sender(),
                    message.idempotencyKey(),
                    end.last(),
                    first,
                    sends.size(),
                    epoch,
                    size,
                    0));
        }
        return new Batch(end.partition(), rows);
    }
}
