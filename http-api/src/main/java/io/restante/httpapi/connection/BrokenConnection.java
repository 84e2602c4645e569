package io.restante.httpapi.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;

/**
 * Tells what lies behind of no break of a connection that is closed already; that it is closed is told all the same. The framework fails at a break that comes
 * while it hands a request on, as when a client resets the connection to which the answer is just being written, and leaves a stack trace in the log.
 */
final class BrokenConnection extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (context.channel().isActive() || !(cause instanceof IOException)) {
            context.fireExceptionCaught(cause);
        }
    }
}
