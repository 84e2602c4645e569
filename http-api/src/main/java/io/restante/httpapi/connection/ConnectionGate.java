package io.restante.httpapi.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.restante.service.client.ClientNetwork;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Closes a connection that is one too many before anything of it is read. One for each connection. */
final class ConnectionGate extends ChannelInboundHandlerAdapter {
    private final OpenConnections open;
    private final ConnectionMetrics metrics;
    private @Nullable InetAddress address;
    private boolean entered;

    ConnectionGate(OpenConnections open, ConnectionMetrics metrics) {
        this.open = open;
        this.metrics = metrics;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        address = ClientNetwork.of(context.channel().remoteAddress());
        ConnectionMetrics.Why tooMany = open.enter(address);
        if (tooMany == null) {
            entered = true;
            context.fireChannelActive();
        } else {
            metrics.count(tooMany);
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (entered) {
            entered = false;
            open.leave(address);
        }
        context.fireChannelInactive();
    }
}
