package io.restante.service.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.slf4j.MDC;

/**
 * A span of one call. It travels with the call and not with the thread, since no thread belongs to a call. Never given a
 * text, a key or a name of a chat. Thread-safe.
 */
public final class CallSpan {
    /** Of a call that is not traced: makes nothing, holds nothing, and gives itself for every span below it. */
    public static final CallSpan NONE = new CallSpan(TracerProvider.noop().get("none"), Context.root());

    /** Under which a line of the log has the trace that it belongs to. */
    public static final String TRACE_ID = "trace_id";

    private final Tracer tracer;
    private final Context context;
    private final Span span;

    private CallSpan(Tracer tracer, Context context) {
        this.tracer = tracer;
        this.context = context;
        this.span = Span.fromContext(context);
    }

    static CallSpan begin(Tracer tracer, Context parent, String name, SpanKind kind) {
        Span begun =
                tracer.spanBuilder(name).setParent(parent).setSpanKind(kind).startSpan();
        return new CallSpan(tracer, parent.with(begun));
    }

    /** Whether the call is part of a trace, be it one that nobody records. */
    public boolean isTraced() {
        return this != NONE;
    }

    /** Begins a span below this one; this one itself where nothing is recorded. */
    public CallSpan begin(String name, SpanKind kind) {
        return span.isRecording() ? begin(tracer, context, name, kind) : this;
    }

    public CallSpan with(AttributeKey<String> key, String value) {
        span.setAttribute(key, value);
        return this;
    }

    public CallSpan with(AttributeKey<Long> key, long value) {
        if (span.isRecording()) {
            span.setAttribute(key, Long.valueOf(value));
        }
        return this;
    }

    public void end() {
        span.end();
    }

    /** Ends it as failed. */
    public void fail(String why) {
        span.setAttribute(TraceKeys.ERROR, why);
        span.setStatus(StatusCode.ERROR);
        span.end();
    }

    /** Writes what the next process needs to know to go on with the trace. */
    public <C> void carryOn(C carrier, TextMapSetter<C> setter) {
        if (isTraced()) {
            W3CTraceContextPropagator.getInstance().inject(context, carrier, setter);
        }
    }

    /** The id that all spans of the trace have: 32 hexadecimal digits. */
    public String traceId() {
        return span.getSpanContext().getTraceId();
    }

    /** Runs what logs something of this call: the lines have its {@link #TRACE_ID}. */
    public void log(Runnable lines) {
        if (!isTraced()) {
            lines.run();
            return;
        }
        MDC.put(TRACE_ID, traceId());
        try {
            lines.run();
        } finally {
            MDC.remove(TRACE_ID);
        }
    }
}
