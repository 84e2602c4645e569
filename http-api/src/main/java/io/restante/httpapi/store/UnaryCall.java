package io.restante.httpapi.store;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.protos.error.ErrorStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call with one request and one answer, as a future that is completed by the transport's thread. */
final class UnaryCall<A> extends ClientCall.Listener<A> {
    private static final Logger LOG = LoggerFactory.getLogger(UnaryCall.class);

    private final CompletableFuture<Reply<A>> reply = new CompletableFuture<>();
    private final Transmission transmission;
    private Metadata headers = new Metadata();
    private @Nullable A message;

    private UnaryCall(Transmission transmission) {
        this.transmission = transmission;
    }

    /** Fails with {@link ApiException} only; cancelling the future cancels the call. */
    static <Q, A> CompletableFuture<Reply<A>> start(
            Channel channel, MethodDescriptor<Q, A> method, Duration deadline, Q request) {
        Transmission transmission = new Transmission();
        ClientCall<Q, A> call = channel.newCall(
                method,
                CallOptions.DEFAULT
                        .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS)
                        .withStreamTracerFactory(transmission));
        UnaryCall<A> listener = new UnaryCall<>(transmission);
        listener.reply.whenComplete((done, failure) -> {
            if (listener.reply.isCancelled()) {
                call.cancel("The client of this call went away.", null);
            }
        });
        call.start(listener, new Metadata());
        call.request(2); // As many as show that there is more than one answer.
        call.sendMessage(request);
        call.halfClose();
        return listener.reply;
    }

    @Override
    public void onHeaders(Metadata received) {
        headers = received;
    }

    @Override
    public void onMessage(A received) {
        message = received;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        if (status.isOk() && message != null) {
            reply.complete(new Reply<>(headers, message));
        } else {
            reply.completeExceptionally(failure(
                    status.isOk() ? Status.INTERNAL.withDescription("An answer without a message.") : status,
                    trailers));
        }
    }

    private ApiException failure(Status status, Metadata trailers) {
        RuntimeException failure = status.asRuntimeException(trailers);
        ApiException error = ErrorStatus.fromGrpc(failure, transmission.mayHaveArrived(status));
        if (error.code() == ErrorCode.INTERNAL) {
            // Nobody further up sees what it was.
            LOG.error("The store ended a call with {}.", status.getCode(), failure);
        }
        return error;
    }
}
