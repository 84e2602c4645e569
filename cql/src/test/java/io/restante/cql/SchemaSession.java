package io.restante.cql;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import io.restante.localcassandra.testing.TestCassandra;
import java.time.Duration;
import java.util.UUID;

/** Sessions and keyspaces on the Cassandra of the tests. */
final class SchemaSession {
    private SchemaSession() {}

    static CqlSession open() {
        TestCassandra cassandra = TestCassandra.shared();
        return CqlSession.builder()
                .addContactPoint(cassandra.contactPoint())
                .withLocalDatacenter(cassandra.datacenter())
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "QUORUM")
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(10))
                        .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
                        .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
                        .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0)
                        .build())
                .build();
    }

    /** A keyspace that is not there yet. */
    static KeyspaceSettings newKeyspace() {
        String name = "cql_" + UUID.randomUUID().toString().replace("-", "");
        return new KeyspaceSettings(
                CqlIdentifier.fromCql(name), TestCassandra.shared().datacenter(), 1);
    }
}
