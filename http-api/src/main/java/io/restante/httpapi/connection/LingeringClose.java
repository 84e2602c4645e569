package io.restante.httpapi.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.PromiseNotifier;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which a body still comes, or the rest of a head that is too long, in two steps, as RFC 9112, section
 * 9.6, asks: nothing more is written at once, but what comes is read to its end, for a while. A client that is still writing
 * would otherwise see its connection reset instead of its answer, such as 413. One for each connection, used by its event loop
 * only.
 */
final class LingeringClose extends ChannelDuplexHandler {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private boolean moreComes;
    private boolean closing;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            moreComes = true;
        }
        if (message instanceof LastHttpContent) {
            // The decoder throws the rest of such a head away, and does not say when it has ended.
            moreComes = message instanceof HttpRequest request
                    && request.decoderResult().cause() instanceof TooLongFrameException;
        }
        if (!closing) {
            context.fireChannelRead(message);
            return;
        }
        ReferenceCountUtil.release(message);
        if (!moreComes) {
            context.close();
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (closing) {
            context.channel().closeFuture().addListener(new PromiseNotifier<>(promise));
        } else if (moreComes && context.channel() instanceof DuplexChannel channel && channel.isActive()) {
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
