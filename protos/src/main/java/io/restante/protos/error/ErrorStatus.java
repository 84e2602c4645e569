package io.restante.protos.error;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.Durations;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Carries an {@link ApiException} over gRPC and back. */
public final class ErrorStatus {
    /** The domain of every {@code ErrorInfo} of Restante. */
    public static final String DOMAIN = "restante";

    private static final String FIELD = "field";

    private ErrorStatus() {}

    /** As what a call fails with. */
    public static StatusRuntimeException toGrpc(ApiException error) {
        return StatusProto.toStatusRuntimeException(toStatus(error));
    }

    /** The status, with {@code ErrorInfo} and, where waiting helps, {@code RetryInfo}. */
    public static com.google.rpc.Status toStatus(ApiException error) {
        ErrorInfo.Builder info =
                ErrorInfo.newBuilder().setDomain(DOMAIN).setReason(error.code().name());
        if (error.field() != null) {
            info.putMetadata(FIELD, error.field());
        }
        com.google.rpc.Status.Builder status = com.google.rpc.Status.newBuilder()
                .setCode(error.code().grpcStatus().value())
                .setMessage(error.detail())
                .addDetails(Any.pack(info.build()));
        if (error.retryAfter() != null) {
            status.addDetails(Any.pack(RetryInfo.newBuilder()
                    .setRetryDelay(Durations.fromNanos(error.retryAfter().toNanos()))
                    .build()));
        }
        return status.build();
    }

    /** The error that {@link #toStatus} made this of; null where the status has no details of ours. */
    public static @Nullable ApiException fromStatus(com.google.rpc.Status status) {
        ErrorInfo info = null;
        Duration retryAfter = null;
        try {
            for (Any detail : status.getDetailsList()) {
                if (detail.is(ErrorInfo.class)) {
                    info = detail.unpack(ErrorInfo.class);
                } else if (detail.is(RetryInfo.class)) {
                    retryAfter = Duration.ofNanos(
                            Durations.toNanos(detail.unpack(RetryInfo.class).getRetryDelay()));
                }
            }
        } catch (InvalidProtocolBufferException broken) {
            return null;
        }
        ErrorCode code = info == null || !info.getDomain().equals(DOMAIN) ? null : code(info.getReason());
        if (info == null || code == null) {
            return null;
        }
        if (retryAfter != null) {
            return ApiException.retryAfter(code, status.getMessage(), retryAfter);
        }
        String field = info.getMetadataMap().get(FIELD);
        return field == null
                ? ApiException.of(code, status.getMessage())
                : ApiException.ofField(code, field, status.getMessage());
    }

    /**
     * What a failed call to the store means to a client. A status without our details comes from the gRPC library
     * itself. Where the request cannot have reached the store it is {@link ErrorCode#STORE_UNAVAILABLE}, whatever ended
     * the call; otherwise a deadline, a broken or an overburdened connection leaves a send open, so it is {@link
     * ErrorCode#DEADLINE_EXCEEDED}.
     *
     * @param sent whether the request may have reached the store
     */
    public static ApiException fromGrpc(Throwable failure, boolean sent) {
        if (failure instanceof ApiException known) {
            return known;
        }
        ApiException detailed = detailed(failure);
        if (detailed != null) {
            return detailed;
        }
        return switch (Status.fromThrowable(failure).getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, ABORTED, UNKNOWN, RESOURCE_EXHAUSTED ->
                sent
                        ? ApiException.of(ErrorCode.DEADLINE_EXCEEDED, "The store did not answer in time.")
                        : ApiException.of(ErrorCode.STORE_UNAVAILABLE, "The store cannot be reached.");
            default -> ApiException.of(ErrorCode.INTERNAL, "The store answered in a way that it must not.");
        };
    }

    private static @Nullable ApiException detailed(Throwable failure) {
        Metadata trailers = Status.trailersFromThrowable(failure);
        com.google.rpc.Status status = trailers == null ? null : StatusProto.fromThrowable(failure);
        return status == null ? null : fromStatus(status);
    }

    private static @Nullable ErrorCode code(String reason) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.name().equals(reason)) {
                return code;
            }
        }
        return null;
    }
}
