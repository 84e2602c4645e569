package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.restante.cql.KeyspaceSettings;
import io.restante.cql.Schema;
import io.restante.cql.SchemaMigrator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * Makes the sessions. Whoever asks for one waits until Cassandra is there and the schema is applied; what is set so that
 * a promise would break ends the start instead.
 */
@Factory
final class CassandraSessionFactory {
    static final String MEMBER = "member";

    private final DriverOptions options;

    CassandraSessionFactory(DriverOptions options) {
        this.options = options;
    }

    @Singleton
    MigratedKeyspace keyspace(CassandraConfig config) {
        KeyspaceSettings keyspace =
                new KeyspaceSettings(options.keyspace(), options.datacenter(), config.replicationFactor());
        try (CqlSession session = open(options.schema())) {
            new NodeSettings(session).check();
            new SchemaMigrator(session, keyspace, Schema.migrations(), SchemaMigrator.LEASE).migrate();
        }
        return new MigratedKeyspace(keyspace.name());
    }

    /** For messages: throttled, so that a request beyond its bounds is certainly not sent. */
    @Singleton
    @Primary
    @Bean(preDestroy = "close")
    CqlSession messageSession(MigratedKeyspace keyspace) {
        return open(options.messages());
    }

    /** For members and shards. */
    @Singleton
    @Named(MEMBER)
    @Bean(preDestroy = "close")
    CqlSession memberSession(MigratedKeyspace keyspace) {
        return open(options.members());
    }

    private static CqlSession open(DriverConfigLoader options) {
        DriverRules.check(options.getInitialConfig().getDefaultProfile());
        return CqlSession.builder().withConfigLoader(options).build();
    }
}
