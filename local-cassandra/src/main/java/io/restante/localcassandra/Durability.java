package io.restante.localcassandra;

/** What an acknowledged write of a node means. */
public enum Durability {
    /** It is in the commit log on disk: it survives {@code kill -9} and a loss of power. */
    DURABLE("""
            commitlog_sync: group
            commitlog_sync_group_window: 1ms
            """),
    /** It is in memory, and on disk within ten seconds: faster, and what came last may be lost. */
    RELAXED("""
            commitlog_sync: periodic
            commitlog_sync_period: 10000ms
            """);

    private final String settings;

    Durability(String settings) {
        this.settings = settings;
    }

    /** The lines of {@code cassandra.yaml} that say so. */
    String settings() {
        return settings;
    }
}
