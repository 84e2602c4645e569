package io.restante.rpcstore.simulation.cassandra;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The storage of one replica, and what a crash leaves of it. */
final class CommitLog {
    private final Node node;
    private final Durability durability;
    private final long syncNanos;
    private Storage live = new Storage();
    /** What is on disk; the same as {@code live} where nothing is acknowledged before. */
    private Storage synced;

    private List<Runnable> waiting = new ArrayList<>();
    private List<Consumer<Storage>> unsynced = new ArrayList<>();

    /** @param syncNanos the window of a group, or the time between two periodic syncs */
    CommitLog(Node node, Durability durability, long syncNanos) {
        this.node = node;
        this.durability = durability;
        this.syncNanos = syncNanos;
        this.synced = durability == Durability.SYNCED ? live : new Storage();
    }

    Storage storage() {
        return live;
    }

    /** Runs a step that changes the storage and acknowledges it, when it may. */
    void submit(Runnable step) {
        if (durability == Durability.RELAXED) {
            step.run();
            return;
        }
        waiting.add(step);
        if (waiting.size() == 1) {
            node.later(syncNanos, this::syncGroup);
        }
    }

    private void syncGroup() {
        List<Runnable> group = waiting;
        waiting = new ArrayList<>();
        group.forEach(Runnable::run);
    }

    void write(Mutation mutation) {
        live.apply(mutation);
        note(storage -> storage.apply(mutation));
    }

    void write(PartitionKey key, PaxosState state) {
        live.paxos(key, state);
        note(storage -> storage.paxos(key, state));
    }

    private void note(Consumer<Storage> change) {
        if (durability == Durability.SYNCED) {
            return;
        }
        unsynced.add(change);
        if (unsynced.size() == 1) {
            node.later(syncNanos, this::syncAll);
        }
    }

    private void syncAll() {
        unsynced.forEach(change -> change.accept(synced));
        unsynced.clear();
    }

    /** As by kill -9. */
    void crash() {
        waiting = new ArrayList<>();
        unsynced = new ArrayList<>();
        if (durability == Durability.RELAXED) {
            live = synced.copy();
        }
    }

    /** What a compaction or a repair does is on disk at once. */
    void forEach(Consumer<StoredPartition> change) {
        live.forEach(change);
        if (synced != live) {
            synced.forEach(change);
        }
    }

    /** As by a disk that was lost. */
    void wipe() {
        live = new Storage();
        synced = durability == Durability.SYNCED ? live : new Storage();
        unsynced = new ArrayList<>();
    }
}
