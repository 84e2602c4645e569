package io.restante.loadgen.caller.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.restante.loadgen.caller.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls of one byte, which are answered with it, over one connection. */
@Timeout(60)
class ExclusiveConnectionsTest {
    private ServerSocket target;
    private Client client;
    private ExclusiveConnections connections;

    @BeforeEach
    void listen() throws IOException {
        target = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Address address = new Address("127.0.0.1", target.getLocalPort());
        client = new Client(address, ExclusiveConnectionsTest::bytes);
        connections = new ExclusiveConnections(client, 1);
    }

    @AfterEach
    void close() throws IOException {
        connections.close();
        target.close();
    }

    @Test
    void ofTheCallsThatWaitForAConnectionTheNewestShouldBeTheNext() throws IOException {
        CompletableFuture<byte[]> first = call(1, new Deadline(Duration.ZERO));
        try (Socket accepted = target.accept()) {
            assertThat(accepted.getInputStream().read()).isEqualTo(1);
            CompletableFuture<byte[]> second = call(2, new Deadline(Duration.ZERO));
            CompletableFuture<byte[]> third = call(3, new Deadline(Duration.ZERO));

            answer(accepted, 1);
            assertThat(accepted.getInputStream().read()).isEqualTo(3);
            answer(accepted, 3);
            assertThat(accepted.getInputStream().read()).isEqualTo(2);
            answer(accepted, 2);

            assertThat(first.join()).containsExactly(1);
            assertThat(second.join()).containsExactly(2);
            assertThat(third.join()).containsExactly(3);
        }
    }

    @Test
    void aCallWhoseTimeIsOverBeforeThereIsAConnectionShouldNeverBeSent() throws IOException {
        call(1, new Deadline(Duration.ZERO));
        try (Socket accepted = target.accept()) {
            assertThat(accepted.getInputStream().read()).isEqualTo(1);
            CompletableFuture<byte[]> second = call(2, new Deadline(Duration.ZERO));
            Deadline over = new Deadline(Duration.ZERO);
            call(3, over);
            over.pass();

            answer(accepted, 1);
            assertThat(accepted.getInputStream().read()).isEqualTo(2);
            answer(accepted, 2);

            assertThat(second.join()).containsExactly(2);
        }
    }

    private CompletableFuture<byte[]> call(int number, Deadline deadline) {
        return connections.call(number, new byte[] {(byte) number}, deadline).toCompletableFuture();
    }

    /** Answers, once the calls that were begun are known to wait. */
    private void answer(Socket accepted, int number) throws IOException {
        client.loop().submit(() -> {}).syncUninterruptibly();
        accepted.getOutputStream().write(number);
    }

    private static void bytes(ChannelPipeline pipeline) {
        pipeline.addLast(new SimpleChannelInboundHandler<ByteBuf>() {
            @Override
            protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
                context.fireChannelRead(Reply.good(ByteBufUtil.getBytes(bytes)));
            }
        });
    }
}
