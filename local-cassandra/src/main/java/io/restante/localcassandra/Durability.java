package io.restante.localcassandra;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an acknowledged write of a node means. */
public enum Durability {
    /** It is in the commit log on disk: it survives {@code kill -9} and a loss of power. */
    DURABLE("""
            commitlog_sync: group
            commitlog_sync_group_window: 1ms
            """),
    /**
     * It is in memory, and on disk within ten seconds, or fifteen where the disk is slow: faster, and what came last is
     * lost with the machine's power. Its log is mapped, so that a node that is killed loses a tenth of a second only:
     * past the page cache, it would lose the whole time since the last sync then too.
     */
    RELAXED("""
            commitlog_sync: periodic
            commitlog_sync_period: 10000ms
            """);

    private final String sync;

    Durability(String sync) {
        this.sync = sync;
    }

    /** Empty where there is none of that name: {@code durable} and {@code relaxed} there are. */
    public static Optional<Durability> of(String word) {
        return Arrays.stream(values())
                .filter(durability -> durability.word().equals(word))
                .findFirst();
    }

    /** Its name in options and documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The lines of {@code cassandra.yaml} that say so.
     *
     * @param directIo whether the disk can be written past the page cache
     */
    String settings(boolean directIo) {
        return sync + "commitlog_disk_access_mode: " + (this == DURABLE && directIo ? "direct" : "mmap") + "\n";
    }
}
