package io.restante.benchmark.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import io.restante.localcassandra.ClusterSpec;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Sessions of the driver as it comes, but for the consistency, which is the stores'. */
public final class Sessions {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Sessions() {}

    public static CqlSession open(InetSocketAddress node) {
        return CqlSession.builder()
                .addContactPoint(node)
                .withLocalDatacenter(ClusterSpec.DATACENTER)
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withString(DefaultDriverOption.REQUEST_CONSISTENCY, DefaultConsistencyLevel.QUORUM.name())
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, PATIENCE)
                        .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, PATIENCE)
                        .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
                        .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0)
                        .build())
                .build();
    }
}
