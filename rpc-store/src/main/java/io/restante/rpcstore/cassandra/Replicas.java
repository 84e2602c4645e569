package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import java.util.Map;

/** How many replicas each row of the keyspace has, in all datacenters together. */
final class Replicas {
    private final CqlSession session;
    private final MigratedKeyspace keyspace;

    Replicas(CqlSession session, MigratedKeyspace keyspace) {
        this.session = session;
        this.keyspace = keyspace;
    }

    /** Whether all replicas are more than a quorum of them; as far as the driver knows the keyspace by now. */
    boolean areMoreThanAQuorum() {
        int all = session.getMetadata()
                .getKeyspace(keyspace.name())
                .map(KeyspaceMetadata::getReplication)
                .map(Replicas::count)
                .orElse(0);
        return all > all / 2 + 1;
    }

    /** @param replication the strategy's class, and its options: a factor for each datacenter, or one for all */
    static int count(Map<String, String> replication) {
        return replication.entrySet().stream()
                .filter(option ->
                        !option.getKey().equals("class") && option.getValue().matches("[0-9]{1,4}"))
                .mapToInt(option -> Integer.parseInt(option.getValue()))
                .sum();
    }
}
