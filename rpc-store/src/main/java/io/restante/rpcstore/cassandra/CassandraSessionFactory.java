package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.restante.cql.KeyspaceSettings;
import io.restante.cql.Schema;
import io.restante.cql.SchemaMigrator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the sessions. Whoever asks for one waits until Cassandra is there and the schema is applied; what is set so that
 * a promise would break ends the start instead.
 */
@Factory
final class CassandraSessionFactory {
    static final String MEMBER = "member";

    private static final Logger LOG = LoggerFactory.getLogger(CassandraSessionFactory.class);
    private static final int MOST_ATTEMPTS = 30;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DriverOptions options;
    private final CassandraAccess access;
    private final MeterRegistry meters;

    CassandraSessionFactory(DriverOptions options, CassandraAccess access, MeterRegistry meters) {
        this.options = options;
        this.access = access;
        this.meters = meters;
    }

    @Singleton
    MigratedKeyspace keyspace(CassandraConfig config) {
        KeyspaceSettings keyspace =
                new KeyspaceSettings(options.keyspace(), options.datacenter(), config.replicationFactor());
        try (CqlSession session = open(options.schema())) {
            new NodeSettings(session).check();
            migrate(session, keyspace);
        }
        return new MigratedKeyspace(keyspace.name());
    }

    /**
     * A node that has just joined may not know yet what the others agree on, and refuse a statement for it. Where the nodes start
     * together with this process there may be no quorum yet; and who asks for the lock while others take it may be timed out. Who
     * prepares a statement in the moment in which another process makes its table gets a {@link ServerError}.
     */
    private static void migrate(CqlSession session, KeyspaceSettings keyspace) {
        int attempts = 0;
        while (true) {
            try {
                new SchemaMigrator(session, keyspace, Schema.migrations(), SchemaMigrator.LEASE).migrate();
                return;
            } catch (DriverException failure) {
                attempts++;
                if (attempts == MOST_ATTEMPTS || !mayPass(failure)) {
                    throw failure;
                }
                LOG.info("The schema is tried again: {}", failure.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    static boolean mayPass(DriverException failure) {
        return failure instanceof InvalidQueryException
                || failure instanceof ServerError
                || failure instanceof QueryExecutionException
                || failure instanceof DriverTimeoutException
                || failure instanceof AllNodesFailedException;
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

    private CqlSession open(DriverConfigLoader options) {
        DriverRules.check(options.getInitialConfig().getDefaultProfile());
        return access.apply(CqlSession.builder())
                .withConfigLoader(options)
                .withMetricRegistry(meters)
                .build();
    }
}
