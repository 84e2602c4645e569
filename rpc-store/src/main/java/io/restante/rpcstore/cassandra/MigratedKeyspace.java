package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;

/** The keyspace, once its schema is the one of this release. */
record MigratedKeyspace(CqlIdentifier name) {

    /** Prepares a statement that has {@code %s} where the keyspace belongs. */
    PreparedStatement prepare(CqlSession session, String statement) {
        return session.prepare(statement.formatted(name.asCql(true)));
    }
}
