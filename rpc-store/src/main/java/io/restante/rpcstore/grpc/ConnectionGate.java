package io.restante.rpcstore.grpc;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.restante.rpcstore.config.DoorConfig;
import io.restante.service.client.ClientNetwork;
import io.restante.service.client.ConnectionCount;
import io.restante.service.client.ConnectionCount.Surplus;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Closes a connection that is one too many before anything of it is read. The library lets nobody see a connection so early:
 * this stands in the pipeline of the channel that listens, before what hands an accepted connection to the library.
 * Thread-safe.
 */
@Sharable
@Singleton
final class ConnectionGate extends ChannelInboundHandlerAdapter implements ChannelFactory<ServerChannel> {
    private final ConnectionCount open;
    private final Map<Surplus, Counter> refused = new EnumMap<>(Surplus.class);

    ConnectionGate(DoorConfig config, MeterRegistry registry) {
        open = new ConnectionCount(config.mostConnections(), config.mostConnectionsPerAddress(), nobody -> false);
        Gauge.builder("restante.connections", open, ConnectionCount::open)
                .description("Connections of clients and other processes")
                .register(registry);
        for (Surplus surplus : Surplus.values()) {
            refused.put(
                    surplus,
                    Counter.builder("restante.connections.refused")
                            .description("Connections that were refused")
                            .tag("why", surplus.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    /** A channel that listens, with this gate. */
    @Override
    public ServerChannel newChannel() {
        NioServerSocketChannel listening = new NioServerSocketChannel();
        listening.pipeline().addLast(this);
        return listening;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        Channel connection = (Channel) accepted;
        InetAddress address = ClientNetwork.of(connection.remoteAddress());
        Surplus surplus = open.enter(address);
        if (surplus == null) {
            connection.closeFuture().addListener(closed -> open.leave(address));
            context.fireChannelRead(connection);
        } else {
            Objects.requireNonNull(refused.get(surplus)).increment();
            // It belongs to no event loop yet, so there is no other way to close it.
            connection.unsafe().closeForcibly();
        }
    }
}
