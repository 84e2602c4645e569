package io.restante.routing.wire;

import io.restante.protos.internal.Call;
import org.jspecify.annotations.Nullable;

/** The headers of W3C Trace Context as fields of a call. */
final class CallTrace {
    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";

    private CallTrace() {}

    static @Nullable String get(@Nullable Call call, String key) {
        if (call == null) {
            return null;
        }
        String value = key.equals(PARENT) ? call.getTraceparent() : key.equals(STATE) ? call.getTracestate() : "";
        return value.isEmpty() ? null : value;
    }

    static void set(Call.@Nullable Builder call, String key, String value) {
        if (call == null) {
            return;
        }
        if (key.equals(PARENT)) {
            call.setTraceparent(value);
        } else if (key.equals(STATE)) {
            call.setTracestate(value);
        }
    }
}
