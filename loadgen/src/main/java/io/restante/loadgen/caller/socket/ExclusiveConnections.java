package io.restante.loadgen.caller.socket;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.restante.loadgen.caller.Deadline;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A connection for one call at a time, for protocols whose answers do not say what they answer. Connections are opened as calls need
 * them, up to a bound, and used again, the last one first; beyond the bound calls wait for one. That of a call whose time is over is
 * closed, for its answer might be taken for that of the next one.
 *
 * <p>Of the calls that wait, the newest one is the next. In a lasting overload the oldest is the one that is about to be given up: the
 * target would do nothing but what nobody waits for any more, and would be found to do nothing at all.
 */
public final class ExclusiveConnections implements Connections {
    private final Client client;
    private final int most;
    private final Deque<Channel> idle = new ArrayDeque<>();
    private final Deque<Exchange> waiting = new ArrayDeque<>();
    private int open;

    /** Closes the client in the end; at most so many connections are open at once. */
    public ExclusiveConnections(Client client, int most) {
        this.client = client;
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> call(long id, byte[] request, Deadline deadline) {
        Exchange exchange = new Exchange(request);
        client.loop().execute(() -> begin(exchange));
        deadline.whenPassed(() -> client.loop().execute(() -> giveUp(exchange)));
        return exchange.answer;
    }

    @Override
    public void close() {
        client.close();
    }

    private void begin(Exchange exchange) {
        Channel channel = idle.pollLast();
        if (channel != null) {
            send(exchange, channel);
        } else if (open < most) {
            connect(exchange);
        } else {
            waiting.addLast(exchange);
        }
    }

    private void connect(Exchange exchange) {
        open++;
        client.connect(channel -> channel.pipeline().addLast(new Answers())).addListener((ChannelFuture future) -> {
            if (future.isSuccess()) {
                use(future.channel(), exchange.over ? null : exchange);
            } else {
                closed();
                exchange.answer.completeExceptionally(
                        new IOException(String.valueOf(future.cause().getMessage())));
            }
        });
    }

    /** A channel is free, for this exchange or the next one. */
    private void use(Channel channel, @Nullable Exchange exchange) {
        Exchange next = exchange == null ? nextWaiting() : exchange;
        if (next == null) {
            idle.addLast(channel);
        } else {
            send(next, channel);
        }
    }

    private void send(Exchange exchange, Channel channel) {
        exchange.channel = channel;
        channel.pipeline().get(Answers.class).current = exchange;
        channel.writeAndFlush(Unpooled.wrappedBuffer(exchange.request)).addListener(write -> {
            if (!write.isSuccess()) {
                channel.close();
            }
        });
    }

    private void giveUp(Exchange exchange) {
        exchange.over = true;
        Channel channel = exchange.channel;
        if (channel == null) {
            // If it waits, it is the oldest or nearly so.
            waiting.removeFirstOccurrence(exchange);
        } else if (!exchange.answer.isDone()) {
            channel.close();
        }
    }

    private @Nullable Exchange nextWaiting() {
        return waiting.pollLast();
    }

    private void closed() {
        open--;
        Exchange next = nextWaiting();
        if (next != null) {
            connect(next);
        }
    }

    /** Takes the answers of one connection. */
    private final class Answers extends SimpleChannelInboundHandler<Reply> {
        private @Nullable Exchange current;

        @Override
        protected void channelRead0(ChannelHandlerContext context, Reply reply) {
            Exchange exchange = current;
            if (exchange == null) {
                // Nobody asked.
                context.close();
                return;
            }
            current = null;
            exchange.end(reply);
            if (reply.last()) {
                context.close();
            } else {
                use(context.channel(), null);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            idle.remove(context.channel());
            fail(new IOException("the target closed the connection"));
            closed();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            fail(new IOException(String.valueOf(cause.getMessage()), cause));
            context.close();
        }

        private void fail(IOException failure) {
            Exchange exchange = current;
            current = null;
            if (exchange != null) {
                exchange.answer.completeExceptionally(failure);
            }
        }
    }
}
