package io.restante.httpapi.warmup;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends requests over a few connections, on each one after the other, whatever the answers are. */
final class OwnClient {
    private static final int CONNECTIONS = 16;
    private static final int MOST_ANSWER_BYTES = 1 << 20;

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("warm-up", true), NioIoHandler.newFactory());
    private final OwnRequests requests;
    private final int most;
    private final @Nullable SslContext tls;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    /**
     * @param most how many requests are sent
     * @param tls null for a plain door
     */
    OwnClient(OwnRequests requests, int most, @Nullable SslContext tls) {
        this.requests = requests;
        this.most = most;
        this.tls = tls;
    }

    /** Completes, never exceptionally, with the number of answers: when all have come, no connection is left, or the time is over. */
    CompletableFuture<Integer> send(InetSocketAddress address, long withinMillis) {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .remoteAddress(address)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (tls != null) {
                            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
                        }
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(MOST_ANSWER_BYTES),
                                        new OneByOne());
                    }
                });
        CompletableFuture<?>[] ended = Stream.generate(bootstrap::connect)
                .limit(CONNECTIONS)
                .map(connecting -> {
                    CompletableFuture<Void> closed = new CompletableFuture<>();
                    connecting.channel().closeFuture().addListener(gone -> closed.complete(null));
                    return closed;
                })
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(ended)
                .completeOnTimeout(null, withinMillis, TimeUnit.MILLISECONDS)
                .thenApply(over -> {
                    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
                    return answered.get();
                });
    }

    /** The next request when the answer to the last one is here. */
    private final class OneByOne extends SimpleChannelInboundHandler<FullHttpResponse> {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            sendNext(context);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse answer) {
            answered.incrementAndGet();
            sendNext(context);
        }

        private void sendNext(ChannelHandlerContext context) {
            int number = next.getAndIncrement();
            if (number < most) {
                context.writeAndFlush(requests.request(number));
            } else {
                context.close();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            context.close();
        }
    }
}
