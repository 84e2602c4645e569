package io.restante.httpapi.store;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.micronaut.http.netty.channel.EventLoopGroupRegistry;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.restante.httpapi.config.StoreConfig;
import io.restante.routing.link.StoreChannels;
import io.restante.service.tls.ChannelTls;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Makes the channels to the stores. Each lives on one event loop, on which its calls travel together. The loops are those of the HTTP
 * server: threads of their own would only add switches between threads.
 */
@Singleton
final class NettyStoreChannels implements StoreChannels {
    /** A page's texts end at 1 MiB; a single text above it may be configured. */
    private static final int MAX_ANSWER_BYTES = 16 * 1024 * 1024;

    private final EventLoopGroup loops;
    private final StoreConfig config;
    private final ChannelTls tls;

    NettyStoreChannels(EventLoopGroupRegistry loops, StoreConfig config, ChannelTls tls) {
        this.loops = loops.getDefaultEventLoopGroup();
        this.config = config;
        this.tls = tls;
    }

    @Override
    public Executor loop() {
        return loops.next();
    }

    @Override
    public ManagedChannel toStore(String address, Executor loop) {
        return builder("dns:///" + address, loop).build();
    }

    @Override
    public ManagedChannel toAny(String target, Executor loop) {
        // All addresses are tried at once, and the first that answers is used: one that hangs stops nobody.
        return builder(target, loop).defaultLoadBalancingPolicy("round_robin").build();
    }

    private NettyChannelBuilder builder(String target, Executor loop) {
        return tls.apply(NettyChannelBuilder.forTarget(target))
                // A repeat that nobody asked for could store a message twice.
                .disableRetry()
                .disableServiceConfigLookUp()
                // Nothing that runs in a callback waits, so no thread is needed between it and the transport.
                .directExecutor()
                .eventLoopGroup((EventLoopGroup) loop)
                .channelType(NioSocketChannel.class)
                .maxInboundMessageSize(MAX_ANSWER_BYTES)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        config.connectTimeout().toMillis())
                .keepAliveTime(config.keepAliveTime().toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveTimeout(config.keepAliveTimeout().toNanos(), TimeUnit.NANOSECONDS);
    }
}
