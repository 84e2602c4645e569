package io.restante.routing.trace;

import static io.restante.routing.trace.RecordedTraces.HEADERS;
import static io.restante.routing.trace.RecordedTraces.PARENT;
import static io.restante.routing.trace.RecordedTraces.TRACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.opentelemetry.api.trace.SpanKind;
import io.restante.protos.api.SendRequest;
import io.restante.protos.internal.Call;
import io.restante.routing.call.StoreCall;
import io.restante.routing.wire.CallWire;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final StoreCall.Terms TERMS = new StoreCall.Terms(1_000_000, 1_000_000, false);

    private final RecordedTraces recorded = new RecordedTraces();

    @Test
    void aCallShouldBePartOfItsCallersTraceAndCarryItOn() {
        CallSpan call = recorded.enter(HEADERS);
        CallSpan below = call.begin("below", SpanKind.CLIENT).with(TraceKeys.SHARD, 7);
        Map<String, String> carried = carried(below);
        below.end();
        call.end();

        assertThat(recorded.spans()).allMatch(span -> span.getTraceId().equals(TRACE));
        assertThat(recorded.spans("call").get(0).getParentSpanId()).isEqualTo(PARENT);
        assertThat(recorded.spans("below").get(0).getParentSpanId())
                .isEqualTo(recorded.spans("call").get(0).getSpanId());
        assertThat(recorded.spans("below").get(0).getAttributes().get(TraceKeys.SHARD))
                .isEqualTo(7);
        assertThat(carried)
                .containsExactly(Map.entry(
                        "traceparent",
                        "00-" + TRACE + "-" + recorded.spans("below").get(0).getSpanId() + "-01"));
    }

    @Test
    void aCallOfAnUntracedCallerShouldBeginATrace() {
        recorded.enter(Map.of()).end();
        recorded.enter(Map.of("traceparent", "00-nonsense-01")).end();

        assertThat(recorded.spans()).hasSize(2).allMatch(span -> !span.getParentSpanContext()
                .isValid());
    }

    @Test
    void aTraceThatItsCallerDoesNotRecordShouldBeCarriedOnAndNotRecordedHere() {
        CallSpan call = recorded.enter(Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-00"));
        CallSpan below = call.begin("below", SpanKind.CLIENT);
        below.end();
        call.fail("late");

        assertThat(carried(below).getOrDefault("traceparent", ""))
                .startsWith("00-" + TRACE)
                .endsWith("-00");
        assertThat(recorded.spans()).isEmpty();
    }

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

    @Test
    void nothingShouldBeAllocatedWhileNothingIsTraced() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Map<String, String> carrier = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            untraced(carrier);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        long unit = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            untraced(carrier);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before - unit).isLessThan(10_000);
        assertThat(carrier).isEmpty();
    }

    /** What every call does, on its whole way. */
    private static void untraced(Map<String, String> carrier) {
        CallSpan call = Traces.OFF.enter("call", SpanKind.SERVER, Call.getDefaultInstance(), CallWire.TRACE);
        CallSpan below = call.begin("below", SpanKind.CLIENT)
                .with(TraceKeys.SHARD, 1_000_000)
                .with(TraceKeys.SERVER, "127.0.0.1:8888");
        below.carryOn(carrier, Map::put);
        below.end();
        call.fail("late");
    }

    private static StoreCall call(StoreCall.Terms terms) {
        return new StoreCall.Send(SendRequest.getDefaultInstance(), terms);
    }

    private static Map<String, String> carried(CallSpan span) {
        Map<String, String> carrier = new HashMap<>();
        span.carryOn(carrier, Map::put);
        return carrier;
    }
}
