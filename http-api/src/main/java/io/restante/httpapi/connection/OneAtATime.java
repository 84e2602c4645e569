package io.restante.httpapi.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Lets the requests of a connection through one after the other, each when the answer to the one before has been written
 * and the client takes its answers; RFC 9112, section 9.3.2, allows side by side only what changes nothing. So a
 * connection holds one answer, and not one for each request that fits into a packet. While a request waits, nothing more
 * is read. One for each connection, used by its event loop only.
 */
final class OneAtATime extends ChannelDuplexHandler {
    private final int most;
    private final WaitingBytes waitingBytes;
    private final ConnectionMetrics metrics;
    private final Queue<Object> held = new ArrayDeque<>(0);

    private int waiting;
    private long heldBytes;
    private boolean underWay;
    private boolean readWanted;
    private boolean woken;
    private boolean cut;

    /** @param most how many requests may wait */
    OneAtATime(int most, WaitingBytes waitingBytes, ConnectionMetrics metrics) {
        this.most = most;
        this.waitingBytes = waitingBytes;
        this.metrics = metrics;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (cut) {
            ReferenceCountUtil.release(message);
        } else if (held.isEmpty() && mayPass(context, message)) {
            pass(context, message);
        } else {
            hold(context, message);
        }
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (held.isEmpty()) {
            context.read();
        } else {
            readWanted = true;
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message, promise);
        if (message instanceof LastHttpContent && !isInterim(message)) {
            underWay = false;
            wake(context);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        context.fireChannelWritabilityChanged();
        wake(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        drop();
        context.fireChannelInactive();
    }

    /** Whether anything waits for its turn. */
    boolean othersWait() {
        return !held.isEmpty();
    }

    private boolean mayPass(ChannelHandlerContext context, Object message) {
        return !(message instanceof HttpRequest)
                || (!underWay && context.channel().isWritable());
    }

    private void pass(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            underWay = true;
        }
        context.fireChannelRead(message);
    }

    private void hold(ChannelHandlerContext context, Object message) {
        held.add(message);
        long bytes = MessageBytes.of(message);
        if (message instanceof HttpRequest && ++waiting > most) {
            cut(context, ConnectionMetrics.Why.PIPELINED);
        } else if (waitingBytes.hold(bytes)) {
            heldBytes += bytes;
        } else {
            cut(context, ConnectionMetrics.Why.MEMORY);
        }
    }

    private void cut(ChannelHandlerContext context, ConnectionMetrics.Why why) {
        metrics.count(why);
        drop();
        context.close();
    }

    private void wake(ChannelHandlerContext context) {
        if (!held.isEmpty() && !woken) {
            woken = true;
            context.executor().execute(() -> letThrough(context));
        }
    }

    private void letThrough(ChannelHandlerContext context) {
        woken = false;
        boolean passed = false;
        for (Object next = held.peek(); next != null && mayPass(context, next); next = held.peek()) {
            held.remove();
            if (next instanceof HttpRequest) {
                waiting--;
            }
            pass(context, next);
            passed = true;
        }
        if (passed) {
            context.fireChannelReadComplete();
        }
        if (held.isEmpty()) {
            forgetBytes();
            if (readWanted) {
                readWanted = false;
                context.read();
            }
        }
    }

    private void drop() {
        cut = true;
        held.forEach(ReferenceCountUtil::release);
        held.clear();
        forgetBytes();
    }

    private void forgetBytes() {
        waitingBytes.release(heldBytes);
        heldBytes = 0;
    }

    /** An answer that another one follows, as 100. */
    static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
