package io.restante.cql;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the keyspace where it is missing, and speaks up where the one that is there is not as configured. */
final class Keyspace {
    static final String FIND =
            "SELECT replication, durable_writes FROM system_schema.keyspaces WHERE keyspace_name = ?";

    private static final Logger LOG = LoggerFactory.getLogger(Keyspace.class);

    private final CqlSession session;
    private final KeyspaceSettings settings;
    private final Ddl ddl;

    Keyspace(CqlSession session, KeyspaceSettings settings, Ddl ddl) {
        this.session = session;
        this.settings = settings;
        this.ddl = ddl;
    }

    void make() {
        Row row = session.execute(session.prepare(FIND).bind(settings.name().asInternal()))
                .one();
        if (row != null) {
            compare(row);
            return;
        }
        ddl.executeOutside("CREATE KEYSPACE IF NOT EXISTS " + settings.name().asCql(true)
                + " WITH replication = {'class': 'NetworkTopologyStrategy', '"
                + settings.datacenter().replace("'", "''") + "': " + settings.replicationFactor()
                + "} AND durable_writes = true");
    }

    private void compare(Row row) {
        Map<String, String> replication = row.getMap("replication", String.class, String.class);
        String factor = replication == null ? null : replication.get(settings.datacenter());
        if (!String.valueOf(settings.replicationFactor()).equals(factor)) {
            LOG.warn(
                    "Keyspace {} keeps the replication that it has, {}; configured are {} replicas in datacenter {}, which"
                            + " count only when the keyspace is made",
                    settings.name(),
                    replication,
                    settings.replicationFactor(),
                    settings.datacenter());
        }
        if (!row.getBoolean("durable_writes")) {
            LOG.warn(
                    "Keyspace {} has durable_writes = false, so that acknowledged messages are lost when a node is"
                            + " killed: ALTER KEYSPACE {} WITH durable_writes = true",
                    settings.name(),
                    settings.name());
        }
    }
}
