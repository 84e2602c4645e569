package io.restante.rpcstore.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.protos.error.ErrorStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nothing but documented errors out of the service: an {@link ApiException} leaves with its code and details, a
 * call without exactly one message that can be read as {@code MALFORMED_REQUEST}, one that is too large as {@code
 * BODY_TOO_LARGE}, and anything else is a defect, logged here and told as {@code INTERNAL}. For unary calls.
 */
final class ErrorInterceptor implements ServerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorInterceptor.class);

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        ServerCall<Q, R> guarded = new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                if (status.isOk()) {
                    super.close(status, trailers);
                } else {
                    refuse(delegate(), documented(delegate(), status.getCause()));
                }
            }
        };
        return new SimpleForwardingServerCallListener<>(next.startCall(guarded, headers)) {
            private int messages;
            private boolean refused;

            @Override
            public void onMessage(Q message) {
                messages++;
                if (messages > 1) {
                    malformed("The call has more than one message.");
                    return;
                }
                try {
                    super.onMessage(message);
                } catch (StatusRuntimeException unreadable) {
                    refuseRequest(Unreadable.of(unreadable));
                }
            }

            @Override
            public void onHalfClose() {
                if (messages == 0) {
                    malformed("The call has no message.");
                }
                if (refused) {
                    return;
                }
                try {
                    super.onHalfClose();
                } catch (RuntimeException defect) {
                    refuse(call, documented(call, defect));
                }
            }

            private void malformed(String detail) {
                refuseRequest(ApiException.of(ErrorCode.MALFORMED_REQUEST, detail));
            }

            private void refuseRequest(ApiException error) {
                if (!refused) {
                    refused = true;
                    refuse(call, error);
                }
            }
        };
    }

    private static ApiException documented(ServerCall<?, ?> call, @Nullable Throwable cause) {
        if (cause instanceof ApiException known) {
            return known;
        }
        LOG.error("Defect in {}", call.getMethodDescriptor().getFullMethodName(), cause);
        return ApiException.of(ErrorCode.INTERNAL, "The store has failed; the message may be stored.");
    }

    /** Ends a call with an error, its code and its details. */
    static void refuse(ServerCall<?, ?> call, ApiException error) {
        StatusRuntimeException status = ErrorStatus.toGrpc(error);
        Metadata trailers = status.getTrailers();
        call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
    }
}
