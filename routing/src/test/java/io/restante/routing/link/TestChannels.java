package io.restante.routing.link;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** One event loop that can be held. */
final class TestChannels implements StoreChannels, AutoCloseable {
    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("link", true), NioIoHandler.newFactory());

    /** Lets nothing happen on the loop until the answer is counted down. */
    CountDownLatch hold() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        loops.next().execute(() -> {
            held.countDown();
            try {
                letGo.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        held.await();
        return letGo;
    }

    @Override
    public Executor loop() {
        return loops.next();
    }

    @Override
    public ManagedChannel toStore(String address, Executor loop) {
        return toAny("dns:///" + address, loop);
    }

    @Override
    public ManagedChannel toAny(String target, Executor loop) {
        return NettyChannelBuilder.forTarget(target)
                .usePlaintext()
                .directExecutor()
                .eventLoopGroup((EventLoopGroup) loop)
                .channelType(NioSocketChannel.class)
                .build();
    }

    @Override
    public void close() {
        loops.shutdownGracefully();
    }
}
