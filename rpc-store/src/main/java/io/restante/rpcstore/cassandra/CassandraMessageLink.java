package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import io.restante.rpcstore.message.MessageLink;
import jakarta.inject.Singleton;

/** Up while the session for messages has a connection: it may be without one when that for members has its own. */
@Singleton
public final class CassandraMessageLink implements MessageLink {
    private final CqlSession session;

    CassandraMessageLink(CqlSession session) {
        this.session = session;
    }

    @Override
    public boolean isUp() {
        return session.getMetadata().getNodes().values().stream().anyMatch(node -> node.getOpenConnections() > 0);
    }
}
