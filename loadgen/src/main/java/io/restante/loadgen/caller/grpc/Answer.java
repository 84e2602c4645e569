package io.restante.loadgen.caller.grpc;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.restante.loadgen.caller.BadResponseException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The answer to a unary call. */
final class Answer implements StreamObserver<byte[]> {
    private final CompletableFuture<byte[]> stage = new CompletableFuture<>();

    CompletionStage<byte[]> stage() {
        return stage;
    }

    @Override
    public void onNext(byte[] response) {
        stage.complete(response);
    }

    @Override
    public void onError(Throwable failure) {
        Status status = Status.fromThrowable(failure);
        String said = status.getCode() + " " + (status.getDescription() == null ? "" : status.getDescription());
        // The library has a cause where no server spoke.
        boolean noAnswer = status.getCode() == Status.Code.UNAVAILABLE && status.getCause() != null;
        stage.completeExceptionally(noAnswer ? new IOException(said, failure) : new BadResponseException(said.strip()));
    }

    @Override
    public void onCompleted() {
        stage.completeExceptionally(new BadResponseException("no message in the answer"));
    }
}
