package io.restante.systemtest.fault.load;

import com.google.rpc.Status;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import io.restante.history.operation.Message;
import io.restante.history.operation.PullOutcome;
import io.restante.history.operation.SendOutcome;
import io.restante.protos.api.MessageServiceGrpc.MessageServiceBlockingStub;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import io.restante.protos.api.SendRequest;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorStatus;
import io.restante.systemtest.running.GrpcDoor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A client of a store. */
public record OverGrpc(String door, GrpcDoor grpc) implements Client {
    private static final Metadata.Key<String> REPLAYED =
            Metadata.Key.of("idempotency-replayed", Metadata.ASCII_STRING_MARSHALLER);

    @Override
    public Told<SendOutcome> send(String chat, String sender, String text, @Nullable String key) {
        SendRequest.Builder request =
                SendRequest.newBuilder().setChat(chat).setText(text).setSender(sender);
        if (key != null) {
            request.setIdempotencyKey(key);
        }
        AtomicReference<Metadata> headers = new AtomicReference<>(new Metadata());
        try {
            long sendTime = stub().withInterceptors(
                            MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>(new Metadata())))
                    .send(request.build())
                    .getSendTime();
            return new Told<>(new SendOutcome.Stored(sendTime, isReplayed(headers.get())), true);
        } catch (StatusRuntimeException e) {
            return failed(e);
        }
    }

    @Override
    public Told<PullOutcome> pull(String chat, long cursor, int limit, boolean reverse) {
        PullRequest request = PullRequest.newBuilder()
                .setChat(chat)
                .setCursor(cursor)
                .setLimit(limit)
                .setReverse(reverse)
                .build();
        try {
            return new Told<>(page(stub().pull(request)), true);
        } catch (StatusRuntimeException e) {
            return new Told<>(new PullOutcome.Failed(e.getStatus().toString()), error(e) != null);
        }
    }

    /** A client that waits for a takeover, and not much longer: a store that is paused answers nothing. */
    private MessageServiceBlockingStub stub() {
        return grpc.stub().withDeadlineAfter(6, TimeUnit.SECONDS);
    }

    private static boolean isReplayed(@Nullable Metadata headers) {
        return headers != null && headers.containsKey(REPLAYED);
    }

    /** What the gRPC library says by itself, of a connection that broke, leaves it open. */
    private static Told<SendOutcome> failed(StatusRuntimeException failure) {
        ApiException error = error(failure);
        if (error == null) {
            return new Told<>(new SendOutcome.Unknown(failure.getStatus().toString()), false);
        }
        String reason = error.code().name();
        int status = error.code().httpStatus();
        return new Told<>(
                status == 504 || status == 500 ? new SendOutcome.Unknown(reason) : new SendOutcome.NotStored(reason),
                true);
    }

    private static @Nullable ApiException error(StatusRuntimeException failure) {
        Status status = StatusProto.fromThrowable(failure);
        return status == null ? null : ErrorStatus.fromStatus(status);
    }

    private static PullOutcome page(PullResponse response) {
        return new PullOutcome.Page(
                response.getMessagesList().stream()
                        .map(message -> new Message(message.getSendTime(), message.getText(), message.getSender()))
                        .toList(),
                response.getHasMore(),
                response.getNextCursor());
    }
}
