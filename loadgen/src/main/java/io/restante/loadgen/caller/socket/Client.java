package io.restante.loadgen.caller.socket;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Opens connections to one address; one thread drives all of them, so that what they share needs no lock. */
public final class Client implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;

    private final Address address;
    private final Consumer<ChannelPipeline> codecs;
    private final MultiThreadIoEventLoopGroup group;
    private final EventLoop loop;

    /** A client whose connections begin with these codecs: bytes, or what they encode, in; each {@link Reply} out. */
    public Client(Address address, Consumer<ChannelPipeline> codecs) {
        this.address = address;
        this.codecs = codecs;
        group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("loadgen-sockets", true), NioIoHandler.newFactory());
        loop = group.next();
    }

    /** The thread that drives the connections. */
    EventLoop loop() {
        return loop;
    }

    /** Begins to connect; {@code prepare} may add handlers after the codecs. */
    ChannelFuture connect(Consumer<Channel> prepare) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        codecs.accept(channel.pipeline());
                        prepare.accept(channel);
                    }
                })
                .connect(address.resolved());
    }

    /** Closes all connections. */
    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
