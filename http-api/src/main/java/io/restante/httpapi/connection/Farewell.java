package io.restante.httpapi.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.restante.httpapi.lifecycle.Departure;
import java.util.function.BooleanSupplier;

/**
 * Ends a connection with its next answer once the process goes, and says so in it: a client that reads {@code Connection: close} sends
 * its next request elsewhere, and none is lost, as it would be on a connection that is closed while a request comes (RFC 9112, section
 * 9.6). One for each connection, used by its event loop only.
 */
final class Farewell extends ChannelDuplexHandler {
    private final Departure departure;
    private final BooleanSupplier othersWait;
    private boolean last;
    private boolean tooLate;

    /** @param othersWait whether requests of this connection wait for their turn: they are answered before it ends */
    Farewell(Departure departure, BooleanSupplier othersWait) {
        this.departure = departure;
        this.othersWait = othersWait;
    }

    /** What comes after the last answer began is not worked on, as that answer says. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        tooLate |= last && message instanceof HttpRequest;
        if (tooLate) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse answer
                && answer.status().codeClass() != HttpStatusClass.INFORMATIONAL
                && departure.hasBegun()
                && !othersWait.getAsBoolean()) {
            answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            last = true;
        }
        if (last && message instanceof LastHttpContent) {
            context.write(message, promise.unvoid()).addListener(written -> context.close());
        } else {
            context.write(message, promise);
        }
    }
}
