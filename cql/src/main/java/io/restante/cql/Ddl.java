package io.restante.cql;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;

/** Executes statements that change the schema, one after another, each until all nodes that are up agree. */
final class Ddl {
    /** Cassandra itself gives such a statement no deadline. */
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final CqlSession session;
    private final CqlIdentifier keyspace;

    Ddl(CqlSession session, CqlIdentifier keyspace) {
        this.session = session;
        this.keyspace = keyspace;
    }

    /** Executes a statement within the keyspace. */
    void execute(String statement) {
        run(SimpleStatement.newInstance(statement).setKeyspace(keyspace));
    }

    /** Executes a statement that names its keyspace itself, or makes it. */
    void executeOutside(String statement) {
        run(SimpleStatement.newInstance(statement));
    }

    void awaitAgreement() {
        if (!session.checkSchemaAgreement()) {
            throw new MigrationException(
                    "the nodes of the cluster must agree on the schema, but do not: see nodetool describecluster, mend"
                            + " what it shows, and start again");
        }
    }

    private void run(SimpleStatement statement) {
        session.execute(statement.setTimeout(TIMEOUT));
        awaitAgreement();
    }
}
