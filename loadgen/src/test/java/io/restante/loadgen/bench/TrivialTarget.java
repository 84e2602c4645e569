package io.restante.loadgen.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.restante.loadgen.caller.tcp.Framing.LengthPrefixed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that answers each number it is sent, in frames that begin with their length, with the number and how long it took,
 * in nanoseconds. It tells its port, and obeys what it reads: {@code delay MILLIS}, {@code stop MILLIS}, {@code reset},
 * {@code count}, which tells how many requests came since the reset, and the nanoseconds from the first to the last, and
 * {@code hiccups}, which tells those of this process since it was last asked.
 */
public final class TrivialTarget {
    private final Channel listening;
    private volatile long delayNanos;
    private volatile long stoppedUntil = System.nanoTime();
    private final AtomicLong count = new AtomicLong();
    private volatile long first;
    private volatile long last;
    private final Hiccups hiccups = new Hiccups();

    private TrivialTarget() {
        MultiThreadIoEventLoopGroup group =
                new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("target", true), NioIoHandler.newFactory());
        listening = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        new LengthPrefixed(4).addDecoder(channel.pipeline());
                        channel.pipeline().addLast(new Numbers());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    public static void main(String[] arguments) throws IOException {
        TrivialTarget target = new TrivialTarget();
        System.out.println(((InetSocketAddress) target.listening.localAddress()).getPort());
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            target.obey(line.split(" ", -1));
        }
    }

    private void obey(String[] command) {
        switch (command[0]) {
            case "delay" -> delayNanos = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(command[1]));
            // In the one thread that serves, which therefore stops.
            case "stop" -> stoppedUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(command[1]));
            case "reset" -> count.set(0);
            case "hiccups" -> {
                long[] since = hiccups.since();
                System.out.println(since[0] + " " + since[1]);
            }
            default -> System.out.println(count + " " + (last - first));
        }
    }

    private final class Numbers extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
            long came = System.nanoTime();
            for (long left = stoppedUntil - came; left > 0; left = stoppedUntil - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (count.getAndIncrement() == 0) {
                first = came;
            }
            last = came;
            long number = message.readLong();
            if (delayNanos == 0) {
                context.write(answer(context, number, came));
            } else {
                context.executor()
                        .schedule(
                                () -> context.writeAndFlush(answer(context, number, came)),
                                delayNanos,
                                TimeUnit.NANOSECONDS);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        private static ByteBuf answer(ChannelHandlerContext context, long number, long came) {
            return context.alloc().buffer(20).writeInt(16).writeLong(number).writeLong(System.nanoTime() - came);
        }
    }
}
