package io.restante.cql;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes statements that change the schema, one after another, each until all nodes that are up agree. */
final class Ddl {
    /** Cassandra itself gives such a statement no deadline. */
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** Touches nothing; a node that does not know the keyspace of the request yet refuses it. */
    static final String PROBE = "SELECT key FROM system.local";

    private static final Logger LOG = LoggerFactory.getLogger(Ddl.class);
    private static final Duration POLL = Duration.ofMillis(50);

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

    /**
     * Waits until every node that can be reached knows the keyspace. A node writes a new keyspace into its schema tables, where
     * others see it, shortly before it serves it, and only then tells a new version of the schema: until that moment all agree.
     *
     * @throws MigrationException if a node does not know it within {@link #TIMEOUT}
     */
    void awaitKeyspace() {
        long start = System.nanoTime();
        for (Node node : session.getMetadata().getNodes().values()) {
            while (!knowsKeyspace(node)) {
                if (System.nanoTime() - start > TIMEOUT.toNanos()
                        || Thread.currentThread().isInterrupted()) {
                    throw new MigrationException("keyspace " + keyspace + " was made by another process, but " + node
                            + " does not know it: see nodetool describecluster, mend what it shows, and start again");
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }

    private boolean knowsKeyspace(Node node) {
        try {
            session.execute(
                    SimpleStatement.newInstance(PROBE).setKeyspace(keyspace).setNode(node));
        } catch (InvalidQueryException missing) {
            return false;
        } catch (AllNodesFailedException unreachable) {
            LOG.debug("Nothing is asked of {}: it learns the schema when it comes back", node, unreachable);
        }
        return true;
    }

    private void run(SimpleStatement statement) {
        session.execute(statement.setTimeout(TIMEOUT));
        awaitAgreement();
    }
}
