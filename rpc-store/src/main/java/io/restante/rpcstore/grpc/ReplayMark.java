package io.restante.rpcstore.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * The mark of an answer that repeats an earlier one: the response header {@code idempotency-replayed: true}. Set by the
 * service on the mark of its call before it answers.
 */
final class ReplayMark {
    static final Metadata.Key<String> HEADER =
            Metadata.Key.of("idempotency-replayed", Metadata.ASCII_STRING_MARSHALLER);

    private static final Context.Key<ReplayMark> CALL = Context.key("replay-mark");

    private volatile boolean set;

    /** The mark of the call on whose behalf this thread runs; null where the interceptor is not in place. */
    static @Nullable ReplayMark ofCall() {
        return CALL.get();
    }

    void set() {
        set = true;
    }

    /** Gives each call a mark, and writes the header of those that are set. */
    static final class Interceptor implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            ReplayMark mark = new ReplayMark();
            ServerCall<Q, R> marked = new SimpleForwardingServerCall<>(call) {
                @Override
                public void sendHeaders(Metadata responseHeaders) {
                    if (mark.set) {
                        responseHeaders.put(HEADER, "true");
                    }
                    super.sendHeaders(responseHeaders);
                }
            };
            return Contexts.interceptCall(Context.current().withValue(CALL, mark), marked, headers, next);
        }
    }
}
