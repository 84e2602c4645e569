package io.restante.httpapi.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.PromiseNotifier;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which a body still comes in two steps, as RFC 9112, section 9.6, asks: nothing more is written
 * at once, but the body is read to its end, for a while. A client that is still writing would otherwise see its
 * connection reset instead of its answer, such as 413. One for each connection, used by its event loop only.
 */
final class LingeringClose extends ChannelDuplexHandler {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private boolean bodyComes;
    private boolean closing;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            bodyComes = true;
        }
        if (message instanceof LastHttpContent) {
            bodyComes = false;
        }
        if (!closing) {
            context.fireChannelRead(message);
            return;
        }
        ReferenceCountUtil.release(message);
        if (!bodyComes) {
            context.close();
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (closing) {
            context.channel().closeFuture().addListener(new PromiseNotifier<>(promise));
        } else if (bodyComes && context.channel() instanceof DuplexChannel channel && channel.isActive()) {
            closing = true;
            channel.closeFuture().addListener(new PromiseNotifier<>(promise));
            channel.shutdownOutput();
            channel.config().setAutoRead(true);
            context.executor().schedule(() -> context.close(), LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        } else {
            context.close(promise);
        }
    }
}
