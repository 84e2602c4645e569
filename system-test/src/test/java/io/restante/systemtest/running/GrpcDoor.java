package io.restante.systemtest.running;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.MessageServiceGrpc.MessageServiceBlockingStub;
import java.util.concurrent.TimeUnit;

/** The gRPC door as a client sees it. */
public final class GrpcDoor implements AutoCloseable {
    private final ManagedChannel channel;

    public GrpcDoor(int port) {
        this.channel =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    }

    /** A stub whose calls end within 10 s. */
    public MessageServiceBlockingStub stub() {
        return MessageServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
    }

    public ManagedChannel channel() {
        return channel;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
