package io.restante.rpcstore.grpc;

import io.grpc.BindableService;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.protos.error.ErrorStatus;

/**
 * Refuses as {@code MALFORMED_REQUEST} a call with a message that cannot be read, or without the one message that it must have. The
 * library would take it for a defect of the service, write a stack trace and answer UNKNOWN or INTERNAL. To the service
 * such a call is one whose caller has gone. For services whose own errors leave as they are; {@link ErrorInterceptor} is for others.
 */
final class ReadableMessages implements ServerInterceptor {
    private ReadableMessages() {}

    /** The service behind this interceptor; its messages are parsed inside of it. */
    static ServerServiceDefinition of(BindableService service) {
        return ServerInterceptors.intercept(UnparsedMessages.of(service), new ReadableMessages());
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Refusable<Q, R> refusable = new Refusable<>(call);
        boolean oneMessage = call.getMethodDescriptor().getType().clientSendsOneMessage();
        return new SimpleForwardingServerCallListener<>(next.startCall(refusable, headers)) {
            private int messages;

            @Override
            public void onMessage(Q message) {
                messages++;
                if (oneMessage && messages > 1) {
                    refuse(malformed("The call has more than one message."));
                }
                if (refusable.refused) {
                    return;
                }
                try {
                    super.onMessage(message);
                } catch (StatusRuntimeException unreadable) {
                    refuse(Unreadable.of(unreadable));
                }
            }

            @Override
            public void onHalfClose() {
                if (oneMessage && messages == 0) {
                    refuse(malformed("The call has no message."));
                }
                if (!refusable.refused) {
                    super.onHalfClose();
                }
            }

            @Override
            public void onReady() {
                if (!refusable.refused) {
                    super.onReady();
                }
            }

            @Override
            public void onComplete() {
                if (!refusable.refused) {
                    super.onComplete();
                }
            }

            @Override
            public void onCancel() {
                if (!refusable.refused) {
                    super.onCancel();
                }
            }

            private void refuse(ApiException error) {
                if (!refusable.refused) {
                    refusable.refuse(error);
                    super.onCancel();
                }
            }
        };
    }

    private static ApiException malformed(String detail) {
        return ApiException.of(ErrorCode.MALFORMED_REQUEST, detail);
    }

    /** A call that takes no answer of the service once it has been refused. */
    private static final class Refusable<Q, R> extends SimpleForwardingServerCall<Q, R> {
        private volatile boolean refused;

        Refusable(ServerCall<Q, R> call) {
            super(call);
        }

        void refuse(ApiException error) {
            refused = true;
            StatusRuntimeException status = ErrorStatus.toGrpc(error);
            Metadata trailers = status.getTrailers();
            super.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
        }

        @Override
        public void sendHeaders(Metadata headers) {
            if (!refused) {
                super.sendHeaders(headers);
            }
        }

        @Override
        public void sendMessage(R message) {
            if (!refused) {
                super.sendMessage(message);
            }
        }

        @Override
        public void close(Status status, Metadata trailers) {
            if (!refused) {
                super.close(status, trailers);
            }
        }

        @Override
        public boolean isCancelled() {
            return refused || super.isCancelled();
        }

        @Override
        public boolean isReady() {
            return !refused && super.isReady();
        }
    }
}
