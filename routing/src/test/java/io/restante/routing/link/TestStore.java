package io.restante.routing.link;

import static java.util.Objects.requireNonNull;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.restante.protos.api.SendResponse;
import io.restante.protos.internal.Answer;
import io.restante.protos.internal.AnswerBatch;
import io.restante.protos.internal.Call;
import io.restante.protos.internal.CallBatch;
import io.restante.protos.internal.StoreServiceGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The other end of a link, over a loopback socket. Answers as it is told, by default that all is stored. */
final class TestStore implements AutoCloseable {
    final Queue<CallBatch> batches = new ConcurrentLinkedQueue<>();
    final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    final Queue<Long> cancelled = new ConcurrentLinkedQueue<>();
    volatile Consumer<Call> onCall = call -> answer(stored(call));
    private volatile @Nullable StreamObserver<AnswerBatch> answers;
    private final Server server;
    private final int port;

    TestStore(int port) throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .directExecutor()
                .addService(new Calls())
                .build()
                .start();
        this.port = server.getPort();
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    int port() {
        return port;
    }

    void answer(AnswerBatch batch) {
        synchronized (this) {
            requireNonNull(answers).onNext(batch);
        }
    }

    static AnswerBatch stored(Call call) {
        return AnswerBatch.newBuilder()
                .addAnswers(Answer.newBuilder()
                        .setId(call.getId())
                        .setStored(SendResponse.newBuilder().setSendTime(call.getId())))
                .build();
    }

    void endStream() {
        requireNonNull(answers).onError(Status.UNAVAILABLE.asRuntimeException());
    }

    void endStreamInOrder() {
        requireNonNull(answers).onCompleted();
    }

    /** Breaks every connection. */
    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Calls extends StoreServiceGrpc.StoreServiceImplBase {
        @Override
        public StreamObserver<CallBatch> exchange(StreamObserver<AnswerBatch> out) {
            ((ServerCallStreamObserver<AnswerBatch>) out).setOnCancelHandler(() -> {});
            answers = out;
            return new StreamObserver<>() {
                @Override
                public void onNext(CallBatch batch) {
                    batches.add(batch);
                    for (Call call : batch.getCallsList()) {
                        if (call.hasCancel()) {
                            cancelled.add(call.getId());
                        } else {
                            calls.add(call);
                            onCall.accept(call);
                        }
                    }
                }

                @Override
                public void onError(Throwable broken) {}

                @Override
                public void onCompleted() {}
            };
        }
    }
}
