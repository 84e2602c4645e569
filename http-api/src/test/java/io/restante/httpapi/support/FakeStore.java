package io.restante.httpapi.support;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.StreamObserver;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import io.restante.protos.api.SendResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;

/** A store that answers as it is told, over a real socket. */
public final class FakeStore implements AutoCloseable {
    /** The health of the whole, not of one service. */
    public static final String OVERALL = HealthStatusManager.SERVICE_NAME_ALL_SERVICES;

    public final HealthStatusManager health = new HealthStatusManager();
    public final Queue<SendRequest> sends = new ConcurrentLinkedQueue<>();
    public final Queue<PullRequest> pulls = new ConcurrentLinkedQueue<>();
    public volatile BiConsumer<SendRequest, StreamObserver<SendResponse>> onSend = FakeStore::stored;
    public volatile BiConsumer<PullRequest, StreamObserver<PullResponse>> onPull = FakeStore::empty;
    public volatile boolean replayed;
    public volatile CountDownLatch cancelled = new CountDownLatch(1);

    private final Server server;
    private final int port;

    public FakeStore() {
        this(0);
    }

    /** @param wanted a port; 0 for any that is free */
    public FakeStore(int wanted) {
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted))
                    .addService(new Messages())
                    .addService(health.getHealthService())
                    .intercept(new ReplayMark())
                    .build()
                    .start();
            this.port = server.getPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException("The fake store cannot listen on port " + wanted + ".", noPort);
        }
    }

    public int port() {
        return port;
    }

    public String target() {
        return "dns:///127.0.0.1:" + port();
    }

    /** As it was when it was new, but for its port. */
    public void reset() {
        sends.clear();
        pulls.clear();
        onSend = FakeStore::stored;
        onPull = FakeStore::empty;
        replayed = false;
        cancelled = new CountDownLatch(1);
    }

    /** Ends every connection at once; may be repeated. */
    public void stop() {
        server.shutdownNow();
    }

    @Override
    public void close() {
        stop();
    }

    private static void stored(SendRequest request, StreamObserver<SendResponse> answer) {
        answer.onNext(
                SendResponse.newBuilder().setSendTime(1_765_432_100_123_456L).build());
        answer.onCompleted();
    }

    private static void empty(PullRequest request, StreamObserver<PullResponse> answer) {
        answer.onNext(
                PullResponse.newBuilder().setNextCursor(request.getCursor()).build());
        answer.onCompleted();
    }

    private final class Messages extends MessageServiceGrpc.MessageServiceImplBase {
        @Override
        public void send(SendRequest request, StreamObserver<SendResponse> answer) {
            Context.current().addListener(context -> cancelled.countDown(), Runnable::run);
            sends.add(request);
            onSend.accept(request, answer);
        }

        @Override
        public void pull(PullRequest request, StreamObserver<PullResponse> answer) {
            pulls.add(request);
            onPull.accept(request, answer);
        }
    }

    private final class ReplayMark implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            return next.startCall(
                    new io.grpc.ForwardingServerCall.SimpleForwardingServerCall<Q, A>(call) {
                        @Override
                        public void sendHeaders(Metadata responseHeaders) {
                            if (replayed) {
                                responseHeaders.put(
                                        Metadata.Key.of("idempotency-replayed", Metadata.ASCII_STRING_MARSHALLER),
                                        "true");
                            }
                            super.sendHeaders(responseHeaders);
                        }
                    },
                    headers);
        }
    }

    /** An answer of the gRPC library's own kind: a status and nothing else. */
    public static <A> void fail(StreamObserver<A> answer, Status status) {
        answer.onError(status.asRuntimeException());
    }
}
