package io.restante.rpcstore.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.restante.protos.internal.Call;
import io.restante.routing.wire.CallWire;
import io.restante.service.trace.CallSpan;
import io.restante.service.trace.TraceKeys;
import io.restante.service.trace.Traces;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What traces tell of writes and reads. */
class WriteSpansTest {
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Traces traces = Traces.by(SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build()
            .get("test"));
    private final ChatFixture chat = ChatFixture.firstOwner();

    @Test
    void messagesThatWentInOneWriteShouldEachHaveItInTheirTrace() {
        chat.sent("opened", null);
        chat.store.holdAppends = true;
        chat.send("in flight");
        CallSpan one = enter();
        CallSpan other = enter();
        chat.send(new NewMessage("first", "ann", null, one));
        chat.send("untraced");
        CompletableFuture<Receipt> last = chat.send(new NewMessage("last", "ann", null, other));
        chat.store.holdAppends = false;
        chat.store.appends.remove().goOn();
        chat.settle();
        one.end();
        other.end();

        List<SpanData> writes = named("write messages");
        assertThat(writes).extracting(SpanData::getTraceId).containsExactlyInAnyOrder(one.traceId(), other.traceId());
        assertThat(writes).allSatisfy(write -> {
            assertThat(write.getAttributes().get(TraceKeys.BATCH_SIZE)).isEqualTo(3);
            assertThat(write.getAttributes().get(TraceKeys.BATCH_START))
                    .isEqualTo(last.join().sendTime() - 2);
            assertThat(write.getAttributes().get(TraceKeys.SHARD)).isEqualTo(chat.tenure.shard());
            assertThat(write.getAttributes().get(TraceKeys.EPOCH)).isEqualTo(chat.tenure.epoch());
        });
        assertThat(named("pass the gate")).hasSize(2);
        assertThat(spans.getFinishedSpanItems().toString())
                .doesNotContain("first")
                .doesNotContain("room")
                .doesNotContain("ann");
    }

    @Test
    void aReadOfTheStorageShouldBeASpanAndOneOfTheMemoryNone() {
        chat.put(ChatFixture.row(1_000, "older", null, 0, 1_000, 1, 1));
        ChatFixture next = chat.nextOwner(1 << 20);
        for (int pull = 0; pull < 2; pull++) {
            CallSpan call = enter();
            next.pull(new PageRequest(0, 10, true, 1 << 20, call));
            next.settle();
            call.end();
        }

        assertThat(named("read a page")).hasSize(1);
        assertThat(named("call"))
                .extracting(span -> span.getAttributes().get(TraceKeys.FROM))
                .containsExactly("storage", "memory");
    }

    private CallSpan enter() {
        return traces.enter("call", SpanKind.SERVER, Call.getDefaultInstance(), CallWire.TRACE);
    }

    private List<SpanData> named(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }
}
