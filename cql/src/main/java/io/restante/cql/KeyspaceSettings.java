package io.restante.cql;

import com.datastax.oss.driver.api.core.CqlIdentifier;

/**
 * Where the tables live, and how the keyspace is made when it is not there.
 *
 * @param name the keyspace
 * @param datacenter the datacenter that holds the replicas
 * @param replicationFactor how many replicas; of an existing keyspace it is left as it is
 */
public record KeyspaceSettings(CqlIdentifier name, String datacenter, int replicationFactor) {
    public KeyspaceSettings {
        if (replicationFactor < 1) {
            throw new IllegalArgumentException("the replication factor must be at least 1, not " + replicationFactor);
        }
    }

    /** Names the keyspace where the statement has {@code %s}: Cassandra warns of prepared statements that do not. */
    String qualify(String statement) {
        return statement.formatted(name.asCql(true));
    }
}
