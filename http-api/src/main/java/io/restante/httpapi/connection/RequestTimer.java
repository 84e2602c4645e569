package io.restante.httpapi.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/** Times the requests of one connection, of which one at a time comes by here. Used by its event loop only. */
final class RequestTimer extends ChannelDuplexHandler {
    private static final String GONE = "none";

    private final RequestMetrics metrics;
    private @Nullable Route underWay;
    private long begun;
    private String status = GONE;

    RequestTimer(RequestMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            underWay = Route.of(request.uri());
            begun = System.nanoTime();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response && !OneAtATime.isInterim(response)) {
            status = response.status().codeAsText().toString();
        }
        boolean last = message instanceof LastHttpContent && !OneAtATime.isInterim(message);
        context.write(message, promise);
        if (last) {
            end(status);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(GONE);
        context.fireChannelInactive();
    }

    private void end(String how) {
        Route route = underWay;
        if (route != null) {
            underWay = null;
            metrics.count(route, how, System.nanoTime() - begun);
        }
    }
}
