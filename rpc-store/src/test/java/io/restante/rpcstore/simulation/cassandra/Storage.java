package io.restante.rpcstore.simulation.cassandra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What one replica stores: its partitions, and the state of their Paxos. */
final class Storage {
    private final Map<PartitionKey, StoredPartition> partitions = new HashMap<>();
    private final Map<PartitionKey, PaxosState> paxos = new HashMap<>();

    Storage copy() {
        Storage copy = new Storage();
        partitions.forEach((key, partition) -> copy.partitions.put(key, partition.copy()));
        copy.paxos.putAll(paxos);
        return copy;
    }

    void apply(Mutation mutation) {
        partition(mutation.key()).apply(mutation);
    }

    StoredPartition partition(PartitionKey key) {
        return partitions.computeIfAbsent(key, absent -> new StoredPartition());
    }

    PaxosState paxos(PartitionKey key) {
        return paxos.getOrDefault(key, PaxosState.NEW);
    }

    void paxos(PartitionKey key, PaxosState state) {
        paxos.put(key, state);
    }

    /** The partitions of a table, in an order that does not depend on hashes of objects. */
    List<PartitionKey> keys(Table table) {
        List<PartitionKey> keys = new ArrayList<>();
        for (PartitionKey key : partitions.keySet()) {
            if (key.table() == table) {
                keys.add(key);
            }
        }
        return keys;
    }

    void forEach(Consumer<StoredPartition> change) {
        partitions.values().forEach(change);
    }
}
