package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.core.value.MapPropertyResolver;
import io.restante.localcassandra.testing.TestCassandra;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Sessions on the Cassandra of the tests, made as the service makes them, on one new keyspace for a test JVM. */
final class CassandraFixture {
    private static final String NAME = "it_" + UUID.randomUUID().toString().replace("-", "");

    private CassandraFixture() {}

    static CassandraMessageStore messages() {
        return new CassandraMessageStore(Sessions.MESSAGES, Sessions.KEYSPACE);
    }

    static CassandraSegmentStore segments() {
        return new CassandraSegmentStore(Sessions.MESSAGES, Sessions.KEYSPACE);
    }

    static CassandraMemberStore members() {
        return new CassandraMemberStore(Sessions.MEMBERS, Sessions.KEYSPACE);
    }

    static CassandraShardStore shards() {
        return new CassandraShardStore(Sessions.MEMBERS, Sessions.KEYSPACE);
    }

    static Map<String, Object> configuration() {
        TestCassandra cassandra = TestCassandra.shared();
        return new HashMap<>(Map.of(
                "cassandra.default.basic.contact-points", cassandra.address(),
                "cassandra.default.basic.load-balancing-policy.local-datacenter", cassandra.datacenter(),
                "cassandra.default.basic.session-keyspace", NAME,
                "cassandra.default.advanced.request-id.generator.class", StatementCounter.class.getName()));
    }

    private static final class Sessions {
        static final MigratedKeyspace KEYSPACE;
        static final CqlSession MESSAGES;
        static final CqlSession MEMBERS;

        static {
            CassandraSessionFactory factory = new CassandraSessionFactory(
                    new DriverOptions(new MapPropertyResolver(configuration())),
                    CassandraAccess.OPEN,
                    new SimpleMeterRegistry());
            KEYSPACE = factory.keyspace(new CassandraConfig(1));
            MESSAGES = factory.messageSession(KEYSPACE);
            MEMBERS = factory.memberSession(KEYSPACE);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                MESSAGES.close();
                MEMBERS.close();
            }));
        }
    }
}
