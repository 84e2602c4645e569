package io.restante.httpapi.store;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.restante.httpapi.config.StoreConfig;
import io.restante.protos.api.MessageServiceGrpc;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import io.restante.protos.api.SendResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The store over gRPC. */
@Singleton
final class GrpcMessageClient implements MessageClient {
    private static final Metadata.Key<String> REPLAYED =
            Metadata.Key.of("idempotency-replayed", Metadata.ASCII_STRING_MARSHALLER);

    private final ManagedChannel channel;
    private final InFlightLimit limit;
    private final Duration deadline;

    GrpcMessageClient(ManagedChannel channel, InFlightLimit limit, StoreConfig config) {
        this.channel = channel;
        this.limit = limit;
        this.deadline = config.deadline();
    }

    @Override
    public CompletableFuture<Stored> send(SendRequest request) {
        CompletableFuture<Reply<SendResponse>> call =
                limit.within(() -> UnaryCall.start(channel, MessageServiceGrpc.getSendMethod(), deadline, request));
        return cancelling(
                call,
                call.thenApply(reply -> new Stored(
                        reply.message().getSendTime(),
                        "true".equals(reply.headers().get(REPLAYED)))));
    }

    @Override
    public CompletableFuture<PullResponse> pull(PullRequest request) {
        CompletableFuture<Reply<PullResponse>> call =
                limit.within(() -> UnaryCall.start(channel, MessageServiceGrpc.getPullMethod(), deadline, request));
        return cancelling(call, call.thenApply(Reply::message));
    }

    // A future hands its cancellation on to those that depend on it, not to the one that it depends on.
    private static <A> CompletableFuture<A> cancelling(CompletableFuture<?> call, CompletableFuture<A> answer) {
        answer.whenComplete((done, failure) -> {
            if (answer.isCancelled()) {
                call.cancel(false);
            }
        });
        return answer;
    }
}
