package io.restante.rpcstore.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.restante.service.trace.CallSpan;
import io.restante.service.trace.TraceKeys;
import io.restante.service.trace.Traces;
import org.jspecify.annotations.Nullable;

/** Gives each public call a span, below the one that its metadata name. In place only where traces are on. */
final class CallTracing implements ServerInterceptor {
    private static final Context.Key<CallSpan> CALL = Context.keyWithDefault("call-span", CallSpan.NONE);
    private static final TextMapGetter<Metadata> METADATA = CallTracing::header;

    private final Traces traces;

    CallTracing(Traces traces) {
        this.traces = traces;
    }

    /** The span of the call on whose behalf this thread runs. */
    static CallSpan ofCall() {
        return CALL.get();
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        CallSpan span = traces.enter(call.getMethodDescriptor().getFullMethodName(), SpanKind.SERVER, headers, METADATA)
                .with(TraceKeys.RPC, "grpc");
        ServerCall<Q, R> traced = new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                end(span, status);
                super.close(status, trailers);
            }
        };
        return new SimpleForwardingServerCallListener<>(
                Contexts.interceptCall(Context.current().withValue(CALL, span), traced, headers, next)) {
            @Override
            public void onCancel() {
                end(span, Status.CANCELLED);
                super.onCancel();
            }
        };
    }

    private static void end(CallSpan span, Status status) {
        span.with(TraceKeys.GRPC_STATUS, status.getCode().value());
        switch (status.getCode()) {
            case UNKNOWN, DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS ->
                span.fail(status.getCode().name());
            default -> span.end();
        }
    }

    private static @Nullable String header(@Nullable Metadata headers, String name) {
        return headers == null ? null : headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }
}
