package io.restante.loadgen.caller.tcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.restante.loadgen.caller.socket.Address;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Calculates for whoever asks, on one thread: the example of a service over TCP. It errs, delays and dies on purpose. */
public final class ArithmeticServer implements AutoCloseable {
    /** How it answers. */
    public enum Manner {
        RIGHT,
        /** One too much. */
        WRONG,
        /** With an error in place of a result. */
        REFUSING,
        /** With what is no JSON. */
        GARBLED,
        /** The answer's bytes one by one. */
        IN_PIECES,
        /** Not at all. */
        DEAD,
        /** Ends the connection. */
        HANGING_UP
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final Framing framing;
    private final LongAdder served = new LongAdder();
    private final LongAdder connections = new LongAdder();
    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("target", true), NioIoHandler.newFactory());
    private final Channel listening;
    private volatile Manner manner = Manner.RIGHT;
    private volatile long delayMillis;

    /** A server on a free port of the loopback. */
    public ArithmeticServer(Framing framing) {
        this.framing = framing;
        listening = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        framing.addDecoder(channel.pipeline());
                        channel.pipeline().addLast(new Requests());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    public Address address() {
        return new Address("127.0.0.1", ((InetSocketAddress) listening.localAddress()).getPort());
    }

    public void manner(Manner changed) {
        manner = changed;
    }

    /** How long it thinks about each answer. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** How many requests came. */
    public long served() {
        return served.sum();
    }

    /** How many connections are open. */
    public long connections() {
        return connections.sum();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private ObjectNode answer(JsonNode request) {
        long left = request.path("operands").path(0).asLong();
        long right = request.path("operands").path(1).asLong();
        String operator = request.path("operator").asText();
        long result =
                switch (operator) {
                    case "+" -> left + right;
                    case "-" -> left - right;
                    default -> left * right;
                };
        ObjectNode answer = JSON.createObjectNode()
                .put("id", request.path("id").asLong())
                .put("formula", left + " " + operator + " " + right);
        if (manner == Manner.REFUSING) {
            return answer.putNull("result").put("error", "no more sums today");
        }
        return answer.put("result", manner == Manner.WRONG ? result + 1 : result)
                .putNull("error");
    }

    private final class Requests extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf message) throws IOException {
            served.increment();
            if (manner == Manner.DEAD) {
                return;
            }
            if (manner == Manner.HANGING_UP) {
                context.close();
                return;
            }
            byte[] answer = manner == Manner.GARBLED
                    ? new byte[] {'h', 'm'}
                    : JSON.writeValueAsBytes(answer(JSON.readTree(ByteBufUtil.getBytes(message))));
            if (delayMillis == 0) {
                send(context, framing.framed(answer));
            } else {
                context.executor()
                        .schedule(
                                () -> {
                                    send(context, framing.framed(answer));
                                    context.flush();
                                },
                                delayMillis,
                                TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            connections.increment();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            connections.decrement();
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            // Answers to what came at once go out at once.
            context.flush();
        }

        private void send(ChannelHandlerContext context, byte[] framed) {
            if (manner == Manner.IN_PIECES) {
                for (int i = 0; i < framed.length; i++) {
                    context.writeAndFlush(Unpooled.wrappedBuffer(Arrays.copyOfRange(framed, i, i + 1)));
                }
            } else {
                context.write(Unpooled.wrappedBuffer(framed));
            }
        }
    }
}
