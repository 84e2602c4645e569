package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.SegmentSize;
import io.restante.rpcstore.message.SegmentStart;
import io.restante.rpcstore.message.StoredMessage;

/**
 * Where a chat ends, and so where its next batch goes.
 *
 * @param partition the newest segment
 * @param size how full it is
 * @param last the newest visible row, a message or a seal; 0 where there is none
 * @param sealed whether {@code last} is the seal of {@code partition}
 */
record ChatEnd(Partition partition, SegmentSize size, long last, boolean sealed) {
    static ChatEnd empty(String chat) {
        return new ChatEnd(new Partition(chat, 0), SegmentSize.EMPTY, 0, false);
    }

    boolean isFull(ChatLimits limits) {
        return !sealed && (size.messages() >= limits.segmentMessages() || size.bytes() >= limits.segmentBytes());
    }

    /** Where the chat ends once this batch is visible. */
    ChatEnd after(Batch batch) {
        StoredMessage newest = batch.rows().get(batch.rows().size() - 1);
        return new ChatEnd(batch.partition(), newest.segmentSize(), newest.sendTime(), newest.isSeal());
    }

    /** The segment after this one, which is sealed. */
    SegmentStart next() {
        return new SegmentStart(partition.chat(), last + 1, partition.segment() + 1);
    }

    /** Where the chat ends once the next segment is noted. */
    ChatEnd inNext() {
        return new ChatEnd(next().partition(), SegmentSize.EMPTY, last, false);
    }
}
