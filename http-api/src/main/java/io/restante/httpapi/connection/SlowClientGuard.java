package io.restante.httpapi.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.restante.httpapi.config.ConnectionsConfig;

/**
 * Cuts a client that lets its request trickle in, or that does not take its answers, after a time; and at once where all
 * such clients together hold too much memory. A request that comes whole, and an answer that is taken, cost no timer.
 * Stands right behind the decoder. One for each connection, used by its event loop only.
 */
final class SlowClientGuard extends ChannelInboundHandlerAdapter {
    private final ConnectionsConfig limits;
    private final long mostBodyBytes;
    private final IncomingBytes incoming;
    private final WaitingBytes waiting;
    private final CutOff input;
    private final CutOff output;

    private boolean decoded;
    private boolean bodyComes;
    /** What comes behind a head that the decoder could not read. */
    private boolean thrownAway;

    private boolean cut;
    private long headBytes;
    private long bodyBytes;
    private long answerBytes;

    /** @param mostBodyBytes what of a body is kept at most; the rest of a larger one is thrown away as it comes */
    SlowClientGuard(
            ConnectionsConfig limits,
            long mostBodyBytes,
            IncomingBytes incoming,
            WaitingBytes waiting,
            ConnectionMetrics metrics) {
        this.limits = limits;
        this.mostBodyBytes = mostBodyBytes;
        this.incoming = incoming;
        this.waiting = waiting;
        this.input = new CutOff(metrics);
        this.output = new CutOff(metrics);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        decoded = true;
        if (message instanceof HttpRequest request) {
            bodyComes = true;
            thrownAway = request.decoderResult().isFailure();
            input.stop();
            forgetHead();
        }
        if (message instanceof LastHttpContent) {
            bodyComes = false;
            input.stop();
            forgetBody();
        } else if (message instanceof HttpContent content) {
            holdBody(context, content.content().readableBytes());
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        long came = incoming.take();
        if (bodyComes) {
            input.await(context, limits.bodyTime(), ConnectionMetrics.Why.BODY);
        } else if (!decoded && came > 0 && !thrownAway) {
            // They are no whole head yet.
            input.await(context, limits.headTime(), ConnectionMetrics.Why.HEAD);
            holdHead(context, came);
        }
        decoded = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        forgetAnswer();
        if (context.channel().isWritable()) {
            output.stop();
        } else {
            output.await(context, limits.answerTime(), ConnectionMetrics.Why.ANSWER);
            holdAnswer(context);
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cut = true;
        input.stop();
        output.stop();
        forgetHead();
        forgetBody();
        forgetAnswer();
        context.fireChannelInactive();
    }

    private void holdHead(ChannelHandlerContext context, long bytes) {
        if (waiting.hold(bytes)) {
            headBytes += bytes;
        } else {
            cutForMemory(context);
        }
    }

    private void holdBody(ChannelHandlerContext context, long bytes) {
        long kept = Math.min(bytes, mostBodyBytes - bodyBytes);
        if (waiting.hold(kept)) {
            bodyBytes += kept;
        } else {
            cutForMemory(context);
        }
    }

    private void holdAnswer(ChannelHandlerContext context) {
        ChannelOutboundBuffer unsent = context.channel().unsafe().outboundBuffer();
        long bytes = unsent == null ? 0 : unsent.totalPendingWriteBytes();
        if (waiting.hold(bytes)) {
            answerBytes = bytes;
        } else {
            cutForMemory(context);
        }
    }

    private void cutForMemory(ChannelHandlerContext context) {
        if (!cut) {
            cut = true;
            // Later: what is being read or written just now is to be done with first.
            context.executor().execute(() -> input.now(context, ConnectionMetrics.Why.MEMORY));
        }
    }

    private void forgetHead() {
        if (headBytes > 0) {
            waiting.release(headBytes);
            headBytes = 0;
        }
    }

    private void forgetBody() {
        if (bodyBytes > 0) {
            waiting.release(bodyBytes);
            bodyBytes = 0;
        }
    }

    private void forgetAnswer() {
        if (answerBytes > 0) {
            waiting.release(answerBytes);
            answerBytes = 0;
        }
    }
}
