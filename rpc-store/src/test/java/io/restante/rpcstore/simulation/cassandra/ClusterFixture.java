package io.restante.rpcstore.simulation.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.message.WriteOutcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** A calm cluster whose replicas a test can look into. */
final class ClusterFixture {
    static final PartitionKey KEY = new PartitionKey(Table.SHARD, "room", 0);

    final CalmStores stores;
    final Cluster cluster;

    ClusterFixture(ClusterOptions options) {
        stores = new CalmStores(options);
        cluster = stores.cluster;
    }

    Node node(int id) {
        return cluster.nodes().get(id);
    }

    static Mutation rows(long... keys) {
        return new Mutation(
                KEY,
                LongStream.of(keys)
                        .mapToObj(key -> Row.insert(key, key, "row " + key))
                        .toList(),
                List.of());
    }

    static Mutation fence(long from, long to, long timestamp) {
        return new Mutation(KEY, List.of(), List.of(new Deletion(from, to, timestamp, CalmStores.START_MICROS)));
    }

    /** As a write that reached this replica only. */
    void put(int node, Mutation mutation) {
        node(node).log().write(mutation);
    }

    WriteOutcome write(Mutation mutation) {
        return stores.answered(stores.session.write(Statement.APPEND, mutation)).join();
    }

    /** The keys of the newest rows, as a quorum shows them. */
    List<Long> newest(int limit) {
        return read(new Slice(Long.MIN_VALUE, Long.MAX_VALUE, limit, true));
    }

    List<Long> read(Slice slice) {
        return keys(stores.answered(stores.session.read(Statement.NEWEST, KEY, slice))
                .join());
    }

    /** The keys of the rows that a replica has. */
    List<Long> on(int node) {
        return keys(node(node).read(KEY, Slice.ALL).rows());
    }

    private static List<Long> keys(List<Row> rows) {
        return rows.stream().map(row -> row.key).toList();
    }

    void pass(Duration length) {
        stores.time.pass(length);
    }

    void crashForLong(int node) {
        node(node).crash();
        cluster.seenAlive(node((node + 1) % 3));
        pass(cluster.options().detection().plusMillis(1));
        assertThat(cluster.seenAlive(node((node + 1) % 3))).doesNotContain(node(node));
    }
}
