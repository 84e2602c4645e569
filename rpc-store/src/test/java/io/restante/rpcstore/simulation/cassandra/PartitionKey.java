package io.restante.rpcstore.simulation.cassandra;

import java.util.Comparator;

/** One partition of one table; {@code number} is 0 where the key has one part only. */
record PartitionKey(Table table, String name, int number) {
    static final Comparator<PartitionKey> ORDER = Comparator.comparing(PartitionKey::table)
            .thenComparing(PartitionKey::name)
            .thenComparingInt(PartitionKey::number);
}
