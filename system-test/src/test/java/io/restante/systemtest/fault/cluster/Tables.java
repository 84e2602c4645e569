package io.restante.systemtest.fault.cluster;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.Row;
import io.restante.launcher.cassandra.WholeChats;
import io.restante.localcassandra.ClusterSpec;
import io.restante.routing.ShardHash;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Cassandra's tables, read past all proxies. */
public final class Tables implements AutoCloseable {
    private final CqlSession session;

    public Tables(List<InetSocketAddress> nodes) {
        session = CqlSession.builder()
                .addContactPoints(nodes)
                .withLocalDatacenter(ClusterSpec.DATACENTER)
                .withKeyspace("restante")
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withString(DefaultDriverOption.REQUEST_CONSISTENCY, DefaultConsistencyLevel.QUORUM.name())
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(10))
                        .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofMillis(250))
                        .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(1))
                        .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
                        .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0)
                        .build())
                .build();
    }

    /** The address of the store that owns a chat, by its canonical name. */
    public String owner(String chat) {
        Row shard = Objects.requireNonNull(
                session.execute("SELECT owner FROM shard WHERE cluster = 'restante' AND shard = ?", ShardHash.of(chat))
                        .one());
        UUID owner = Objects.requireNonNull(shard.getUuid("owner"));
        Row member = Objects.requireNonNull(session.execute("SELECT address FROM member WHERE id = ?", owner)
                .one());
        return Objects.requireNonNull(member.getString("address"));
    }

    /** The epoch of a chat's shard. */
    public long epoch(String chat) {
        return Objects.requireNonNull(session.execute(
                                "SELECT epoch FROM shard WHERE cluster = 'restante' AND shard = ?", ShardHash.of(chat))
                        .one())
                .getLong("epoch");
    }

    /** All messages of a chat, by all replicas together, oldest first. */
    public List<io.restante.history.operation.Row> messages(String chat) {
        return new WholeChats(session, "restante").rows(chat);
    }

    @Override
    public void close() {
        session.close();
    }
}
