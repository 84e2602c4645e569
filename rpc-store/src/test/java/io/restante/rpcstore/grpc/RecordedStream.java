package io.restante.rpcstore.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;

/**
 * The answering side of a stream whose peer reads when a test lets it.
 *
 * @param <T> what is answered
 */
final class RecordedStream<T> extends ServerCallStreamObserver<T> {
    final List<T> answers = new ArrayList<>();
    boolean ready = true;
    boolean completed;
    /** How many messages were asked of the peer. */
    int requested;

    @Override
    public void onNext(T answer) {
        if (completed) {
            throw new IllegalStateException("an answer after the end");
        }
        answers.add(answer);
    }

    @Override
    public void onCompleted() {
        completed = true;
    }

    @Override
    public void onError(Throwable failure) {
        throw new IllegalStateException("a stream between processes never fails", failure);
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void request(int count) {
        requested += count;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {}

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void disableAutoRequest() {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void setCompression(String compression) {}

    @Override
    public void setMessageCompression(boolean enable) {}
}
