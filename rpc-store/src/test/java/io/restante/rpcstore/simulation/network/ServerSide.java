package io.restante.rpcstore.simulation.network;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.jspecify.annotations.Nullable;

/**
 * The answering side of a stream, as gRPC gives it to a service.
 *
 * @param <T> what is answered
 */
final class ServerSide<T> extends ServerCallStreamObserver<T> {
    private final Connection connection;
    private @Nullable StreamObserver<Object> calls;
    private Runnable onCancel = ServerSide::nothing;
    private Runnable onClose = ServerSide::nothing;
    private Runnable onReady = ServerSide::nothing;
    private boolean cancelled;
    private boolean completed;

    ServerSide(Connection connection) {
        this.connection = connection;
    }

    private static void nothing() {
        // Until a service says what it wants.
    }

    /** Takes who hears the calls. */
    @SuppressWarnings("unchecked")
    void hears(StreamObserver<?> requests) {
        calls = (StreamObserver<Object>) requests;
    }

    void take(Object message) {
        StreamObserver<Object> hearer = calls;
        if (hearer != null && !cancelled && !completed) {
            hearer.onNext(message);
        }
    }

    /** The peer is gone. */
    void cancel() {
        if (cancelled || completed) {
            return;
        }
        cancelled = true;
        onCancel.run();
        StreamObserver<Object> hearer = calls;
        if (hearer != null) {
            hearer.onError(Status.CANCELLED.asRuntimeException());
        }
    }

    void ready() {
        if (!cancelled && !completed) {
            onReady.run();
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {
        onCancel = handler;
    }

    @Override
    public void setOnCloseHandler(Runnable handler) {
        onClose = handler;
    }

    @Override
    public void setOnReadyHandler(Runnable handler) {
        onReady = handler;
    }

    @Override
    public boolean isReady() {
        return !cancelled && !completed && connection.hasRoomForAnswers();
    }

    @Override
    public void disableAutoRequest() {
        // Nothing is asked for here by itself.
    }

    @Override
    public void disableAutoInboundFlowControl() {
        disableAutoRequest();
    }

    @Override
    public void request(int count) {
        connection.requestCalls(count);
    }

    @Override
    public void onNext(T answer) {
        if (!cancelled) {
            connection.answer(answer);
        }
    }

    @Override
    public void onError(Throwable failure) {
        throw new IllegalStateException("a stream between processes never fails", failure);
    }

    @Override
    public void onCompleted() {
        if (!cancelled) {
            completed = true;
            connection.answer(Signal.END);
            connection.runAtServer(onClose);
        }
    }

    @Override
    public void setCompression(String compression) {
        throw new UnsupportedOperationException(compression);
    }

    @Override
    public void setMessageCompression(boolean enable) {
        throw new UnsupportedOperationException("compression " + enable);
    }
}
