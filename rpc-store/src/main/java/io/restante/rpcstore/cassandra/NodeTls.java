package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.metadata.EndPoint;
import com.datastax.oss.driver.api.core.ssl.SslEngineFactory;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** Encrypts the connections to nodes, whose certificates must be for the name that is expected. Thread-safe. */
final class NodeTls implements SslEngineFactory {
    private final SslContext context;
    private final @Nullable String serverName;

    /** @param serverName null for the address by which a node is reached */
    NodeTls(SslContext context, @Nullable String serverName) {
        this.context = context;
        this.serverName = serverName;
    }

    @Override
    public SSLEngine newSslEngine(EndPoint node) {
        InetSocketAddress address = (InetSocketAddress) node.resolve();
        // Not getHostName(): whoever answers for names of addresses would say which certificate is the right one.
        String name = serverName == null ? address.getHostString() : serverName;
        SSLEngine engine = context.newEngine(ByteBufAllocator.DEFAULT, name, address.getPort());
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return engine;
    }

    @Override
    public void close() {
        // The context belongs to who made it.
    }
}
