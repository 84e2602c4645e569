package io.restante.service.trace;

import static io.restante.service.testing.RecordedTraces.HEADERS;
import static io.restante.service.testing.RecordedTraces.PARENT;
import static io.restante.service.testing.RecordedTraces.TRACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.opentelemetry.api.trace.SpanKind;
import io.restante.service.testing.RecordedTraces;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracesTest {
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
        CallSpan call = Traces.OFF.enter("call", SpanKind.SERVER, HEADERS, RecordedTraces.OF_MAP);
        CallSpan below = call.begin("below", SpanKind.CLIENT)
                .with(TraceKeys.SHARD, 1_000_000)
                .with(TraceKeys.SERVER, "127.0.0.1:8888");
        below.carryOn(carrier, Map::put);
        below.end();
        call.fail("late");
    }

    private static Map<String, String> carried(CallSpan span) {
        Map<String, String> carrier = new HashMap<>();
        span.carryOn(carrier, Map::put);
        return carrier;
    }
}
