package io.restante.loadgen.caller.socket;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.restante.loadgen.caller.Deadline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Few connections for many calls at once, for protocols whose answers name their request; answers may come in any order. What
 * is to be sent at the same time goes out in one write.
 */
public final class SharedConnections implements Connections {
    private final Client client;
    private final Function<byte[], OptionalLong> idOf;
    private final List<Line> lines = new ArrayList<>();

    /** Closes the client in the end; {@code idOf} tells which request an answer belongs to, empty where it does not say. */
    public SharedConnections(Client client, int connections, Function<byte[], OptionalLong> idOf) {
        this.client = client;
        this.idOf = idOf;
        for (int i = 0; i < connections; i++) {
            lines.add(new Line());
        }
    }

    @Override
    public CompletionStage<byte[]> call(long id, byte[] request, Deadline deadline) {
        Exchange exchange = new Exchange(request);
        Line line = lines.get((int) (id % lines.size()));
        client.loop().execute(() -> line.begin(id, exchange));
        deadline.whenPassed(() -> client.loop().execute(() -> line.giveUp(id, exchange)));
        return exchange.answer;
    }

    @Override
    public void close() {
        client.close();
    }

    /** One connection at a time, opened again by the next call where it broke. */
    private final class Line {
        private final Map<Long, Exchange> open = new HashMap<>();
        private final GivenUp givenUp = new GivenUp();
        private @Nullable ChannelFuture connection;
        private boolean flushing;

        void begin(long id, Exchange exchange) {
            open.put(id, exchange);
            ChannelFuture current = connection;
            if (current == null) {
                connect();
            } else if (current.isSuccess()) {
                write(current.channel(), exchange);
            }
        }

        /** Its answer may still come, and is late then. */
        void giveUp(long id, Exchange exchange) {
            exchange.over = true;
            if (open.remove(id, exchange)) {
                givenUp.put(id, exchange);
            }
        }

        private void connect() {
            ChannelFuture begun = client.connect(channel -> channel.pipeline().addLast(new Answers(this)));
            connection = begun;
            begun.addListener((ChannelFuture future) -> {
                if (future.isSuccess()) {
                    open.values().forEach(exchange -> write(future.channel(), exchange));
                } else {
                    broken(new IOException(String.valueOf(future.cause().getMessage())));
                }
            });
        }

        private void write(Channel channel, Exchange exchange) {
            channel.write(Unpooled.wrappedBuffer(exchange.request)).addListener(write -> {
                if (!write.isSuccess()) {
                    channel.close();
                }
            });
            if (!flushing) {
                flushing = true;
                // After all the calls that wait for this thread already.
                client.loop().execute(() -> {
                    flushing = false;
                    channel.flush();
                });
            }
        }

        private void broken(IOException failure) {
            connection = null;
            List<Exchange> lost = new ArrayList<>(open.values());
            open.clear();
            lost.forEach(exchange -> exchange.answer.completeExceptionally(failure));
        }

        private void answered(Reply reply) {
            OptionalLong id = idOf.apply(reply.payload());
            Exchange exchange = id.isPresent() ? taken(id.getAsLong()) : null;
            if (exchange != null) {
                exchange.end(reply);
            }
        }

        private @Nullable Exchange taken(long id) {
            Exchange exchange = open.remove(id);
            return exchange == null ? givenUp.remove(id) : exchange;
        }
    }

    /** The youngest of the calls that were given up: of those of a dead target there is no end. */
    private static final class GivenUp extends LinkedHashMap<Long, Exchange> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 10_000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Exchange> eldest) {
            return size() > MOST;
        }
    }

    private static final class Answers extends SimpleChannelInboundHandler<Reply> {
        private final Line line;
        private IOException failure = new IOException("the target closed the connection");

        Answers(Line line) {
            this.line = line;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, Reply reply) {
            line.answered(reply);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            line.broken(failure);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            failure = new IOException(String.valueOf(cause.getMessage()), cause);
            context.close();
        }
    }
}
