package io.restante.rpcstore.message;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Rows and partitions for the tests of stores. */
public final class TestMessages {
    private TestMessages() {}

    /** Segment 0 of a chat that no other test knows. */
    public static Partition newPartition() {
        return new Partition("room-" + UUID.randomUUID(), 0);
    }

    /** A batch of one message, without a key. */
    public static StoredMessage row(long sendTime) {
        return row(sendTime, "text " + sendTime);
    }

    public static StoredMessage row(long sendTime, String text) {
        return new StoredMessage(sendTime, text, "ann", null, 0, sendTime, 1, 1);
    }

    public static StoredMessage withKey(long sendTime, String key) {
        return new StoredMessage(sendTime, "text " + sendTime, "ann", key, 0, sendTime, 1, 1);
    }

    /** The same place, written by an owner of another epoch. */
    public static StoredMessage ofEpoch(long sendTime, long epoch) {
        return new StoredMessage(sendTime, "epoch " + epoch, "ann", null, 0, sendTime, 1, epoch);
    }

    /** One batch of {@code size} messages from {@code first} on, a microsecond apart. */
    public static List<StoredMessage> batch(long first, int size, String text) {
        List<StoredMessage> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rows.add(new StoredMessage(first + i, text, "ann", "key-" + (first + i), first - 1, first, size, 1));
        }
        return rows;
    }

    public static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
