package io.restante.rpcstore.simulation.cassandra;

/** When a replica acknowledges. */
public enum Durability {
    /** Once the commit log is synced: {@code commitlog_sync: group}. What was not synced was never seen either. */
    SYNCED,
    /** At once: {@code commitlog_sync: periodic}. A crash loses what was acknowledged since the last sync. */
    RELAXED
}
