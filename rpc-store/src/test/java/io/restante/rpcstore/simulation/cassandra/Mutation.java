package io.restante.rpcstore.simulation.cassandra;

import java.util.List;

/** What one statement, or one batch, changes in one partition: atomic on each replica. */
record Mutation(PartitionKey key, List<Row> rows, List<Deletion> deletions) {
    Mutation {
        rows = List.copyOf(rows);
        deletions = List.copyOf(deletions);
    }

    boolean isEmpty() {
        return rows.isEmpty() && deletions.isEmpty();
    }

    /** The same under another timestamp, as Paxos proposes again what an earlier ballot began. */
    Mutation at(long timestamp) {
        return new Mutation(
                key,
                rows.stream().map(row -> row.at(timestamp)).toList(),
                deletions.stream()
                        .map(range -> new Deletion(range.from(), range.to(), timestamp, range.deletedAt()))
                        .toList());
    }
}
