package io.restante.rpcstore.grpc;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.restante.routing.link.StoreChannels;
import io.restante.rpcstore.config.RoutingConfig;
import io.restante.service.tls.ChannelTls;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Connects to other stores. */
@Singleton
final class OtherStores implements StoreChannels {
    /** A page's texts end at 1 MiB; a single text above it may be configured. */
    private static final int MAX_ANSWER_BYTES = 16 * 1024 * 1024;

    private final EventLoops loops;
    private final RoutingConfig config;
    private final ChannelTls tls;

    OtherStores(EventLoops loops, RoutingConfig config, ChannelTls tls) {
        this.loops = loops;
        this.config = config;
        this.tls = tls;
    }

    @Override
    public Executor loop() {
        return loops.group().next();
    }

    @Override
    public ManagedChannel toStore(String address, Executor loop) {
        return toAny("dns:///" + address, loop);
    }

    @Override
    public ManagedChannel toAny(String target, Executor loop) {
        return tls.apply(NettyChannelBuilder.forTarget(target))
                .disableRetry()
                .disableServiceConfigLookUp()
                .directExecutor()
                .eventLoopGroup((EventLoopGroup) loop)
                .channelType(NioSocketChannel.class)
                .maxInboundMessageSize(MAX_ANSWER_BYTES)
                .keepAliveTime(config.keepAliveTime().toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveTimeout(config.keepAliveTimeout().toNanos(), TimeUnit.NANOSECONDS)
                .build();
    }
}
