package io.restante.routing.wire;

import static io.restante.service.testing.RecordedTraces.HEADERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.restante.protos.api.SendRequest;
import io.restante.protos.internal.Call;
import io.restante.routing.call.StoreCall;
import io.restante.service.testing.RecordedTraces;
import io.restante.service.trace.CallSpan;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallTraceTest {
    private static final StoreCall.Terms TERMS = new StoreCall.Terms(1_000_000, 1_000_000, false);

    private final RecordedTraces recorded = new RecordedTraces();

    @Test
    void theTraceShouldGoWithACallOverTheWire() {
        CallSpan caller = recorded.enter(
                Map.of("traceparent", HEADERS.getOrDefault("traceparent", ""), "tracestate", "vendor=1"));
        Call wire = CallWire.toProto(1, call(TERMS.within(caller)), 0);
        CallSpan taken = recorded.traces.enter("taken", SpanKind.SERVER, wire, CallWire.TRACE);
        taken.end();
        caller.end();

        assertThat(wire.getTracestate()).isEqualTo("vendor=1");
        assertThat(recorded.spans("taken").get(0).getParentSpanId())
                .isEqualTo(recorded.spans("call").get(0).getSpanId());
    }

    @Test
    void aCallThatIsNotTracedShouldTakeNotAByteMoreOnTheWire() {
        Call wire = CallWire.toProto(1, call(TERMS), 0);

        assertThat(wire.getTraceparent()).isEmpty();
        assertThat(wire.getSerializedSize())
                .isEqualTo(Call.newBuilder()
                        .setId(1)
                        .setRemaining(1_000)
                        .setSend(SendRequest.getDefaultInstance())
                        .build()
                        .getSerializedSize());
    }

    private static StoreCall call(StoreCall.Terms terms) {
        return new StoreCall.Send(SendRequest.getDefaultInstance(), terms);
    }
}
