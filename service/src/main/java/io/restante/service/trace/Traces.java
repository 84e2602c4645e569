package io.restante.service.trace;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/** Where calls come in: begins the span of each, as part of the trace that its caller names. Thread-safe. */
public final class Traces {
    /** Traces nothing. */
    public static final Traces OFF = new Traces(null);

    private final @Nullable Tracer tracer;

    private Traces(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    public static Traces by(Tracer tracer) {
        return new Traces(tracer);
    }

    public boolean areOn() {
        return tracer != null;
    }

    /**
     * Begins the span of a call that has come in.
     *
     * @param carrier has {@code traceparent} and {@code tracestate} of W3C Trace Context, or not; one that is malformed
     *     counts as none
     */
    public <C> CallSpan enter(String name, SpanKind kind, C carrier, TextMapGetter<C> getter) {
        if (tracer == null) {
            return CallSpan.NONE;
        }
        Context caller = W3CTraceContextPropagator.getInstance().extract(Context.root(), carrier, getter);
        return CallSpan.begin(tracer, caller, name, kind);
    }
}
