package io.restante.rpcstore.chat;

import io.restante.routing.ShardHash;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.StoredMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts every break of a chain and every torn batch, and says where they are: at most one line in a second, so that a
 * place that is read again and again does not fill the disk. Thread-safe.
 */
public final class ChainWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ChainWatch.class);
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final ChainBreaks breaks;
    private final LongSupplier nanoTime;
    private final AtomicLong nextLine;
    private final LongAdder unsaid = new LongAdder();

    public ChainWatch(ChainBreaks breaks, LongSupplier nanoTime) {
        this.breaks = breaks;
        this.nanoTime = nanoTime;
        this.nextLine = new AtomicLong(nanoTime.getAsLong());
    }

    /** @param kind a break as a quorum, or as all replicas tell it */
    void broken(String chat, ChainBreaks.Kind kind, ChainBreak found) {
        breaks.count(kind);
        if (maySay()) {
            LOG.error(
                    "{} in the chain of chat {}, shard {}, epoch {}: {} should follow {}, but follows {} ({} more since the"
                            + " last line)",
                    kind,
                    chat,
                    ShardHash.of(chat),
                    found.epoch(),
                    found.sendTime(),
                    found.expected(),
                    found.found(),
                    unsaid.sumThenReset());
        }
    }

    /** @param rows the batches that are not whole, newest first */
    void torn(Partition partition, List<StoredMessage> rows) {
        rows.stream()
                .map(StoredMessage::batchStart)
                .distinct()
                .forEach(batch -> breaks.count(ChainBreaks.Kind.TORN_BATCH));
        if (!rows.isEmpty() && maySay()) {
            LOG.warn(
                    "Dropped torn batches of chat {}, segment {}, shard {}, epoch {}, that were never answered: {} ({} more"
                            + " since the last line)",
                    partition.chat(),
                    partition.segment(),
                    ShardHash.of(partition.chat()),
                    rows.get(0).epoch(),
                    rows.stream().map(StoredMessage::sendTime).toList(),
                    unsaid.sumThenReset());
        }
    }

    private boolean maySay() {
        long now = nanoTime.getAsLong();
        long due = nextLine.get();
        if (now - due >= 0 && nextLine.compareAndSet(due, now + PAUSE)) {
            return true;
        }
        unsaid.increment();
        return false;
    }
}
