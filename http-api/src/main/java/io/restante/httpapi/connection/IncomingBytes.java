package io.restante.httpapi.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Counts the bytes that come, before the decoder takes them: it says nothing of a head that is not whole. One for each
 * connection, used by its event loop only.
 */
final class IncomingBytes extends ChannelInboundHandlerAdapter {
    private long bytes;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf buffer) {
            bytes += buffer.readableBytes();
        }
        context.fireChannelRead(message);
    }

    /** How many have come since they were last taken. */
    long take() {
        long taken = bytes;
        bytes = 0;
        return taken;
    }
}
