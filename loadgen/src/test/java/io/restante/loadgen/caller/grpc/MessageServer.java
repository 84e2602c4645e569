package io.restante.loadgen.caller.grpc;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.restante.loadgen.caller.socket.Address;
import io.restante.protos.api.Message;
import io.restante.protos.api.MessageServiceGrpc.MessageServiceImplBase;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import io.restante.protos.api.SendResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A server of Restante's gRPC contract for tests: numbers what it is sent, and shows one message for each pull. */
public final class MessageServer extends MessageServiceImplBase implements AutoCloseable {
    private final AtomicLong sendTime = new AtomicLong();
    private final Server server;
    private final Address address;
    private volatile Optional<Status> failure = Optional.empty();
    private volatile boolean dead;
    private volatile String chat = "";

    /** A server on a free port of the loopback. */
    public MessageServer() {
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .directExecutor()
                    .addService(this)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        address = new Address("127.0.0.1", server.getPort());
    }

    public Address address() {
        return address;
    }

    /** How many messages were sent to it. */
    public long stored() {
        return sendTime.get();
    }

    /** From now on every call fails with that. */
    public void fail(Status status) {
        failure = Optional.of(status);
    }

    /** From now on it does not answer. */
    public void die() {
        dead = true;
    }

    /** From now on pages are of that chat, whichever is asked for. */
    public void show(String other) {
        chat = other;
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void send(SendRequest request, StreamObserver<SendResponse> answer) {
        answer(
                answer,
                SendResponse.newBuilder()
                        .setSendTime(sendTime.incrementAndGet())
                        .build());
    }

    @Override
    public void pull(PullRequest request, StreamObserver<PullResponse> answer) {
        String shown = chat.isEmpty() ? request.getChat() : chat;
        answer(
                answer,
                PullResponse.newBuilder()
                        .addMessages(Message.newBuilder().setChat(shown).setSendTime(7))
                        .setNextCursor(6)
                        .build());
    }

    private <T> void answer(StreamObserver<T> answer, T response) {
        if (dead) {
            return;
        }
        if (failure.isPresent()) {
            answer.onError(failure.get().asRuntimeException());
            return;
        }
        answer.onNext(response);
        answer.onCompleted();
    }
}
