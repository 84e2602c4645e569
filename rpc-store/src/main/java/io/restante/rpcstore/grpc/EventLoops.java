package io.restante.rpcstore.grpc;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The threads of all connections, of the door and to other stores. Thread-safe. */
@Singleton
final class EventLoops implements Supplier<Executor> {
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(0, new DefaultThreadFactory("grpc", true), NioIoHandler.newFactory());

    EventLoopGroup group() {
        return group;
    }

    /** The loop whose thread this is, so that what is written there needs no other thread; else the next one. */
    @Override
    public Executor get() {
        for (EventExecutor loop : group) {
            if (loop.inEventLoop()) {
                return loop;
            }
        }
        return group.next();
    }

    @PreDestroy
    void close() {
        group.shutdownGracefully();
    }
}
