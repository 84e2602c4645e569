package io.restante.rpcstore.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.restante.protos.api.MessageServiceGrpc.MessageServiceBlockingStub;
import io.restante.protos.api.PullRequest;
import io.restante.protos.internal.Call;
import io.restante.routing.wire.CallWire;
import io.restante.rpcstore.message.InMemoryMessageStore;
import io.restante.service.trace.CallSpan;
import io.restante.service.trace.TraceKeys;
import io.restante.service.trace.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What traces tell of public calls. */
class CallTracingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Traces traces = Traces.by(SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build()
            .get("test"));
    private DoorFixture door;

    @BeforeEach
    void open() throws Exception {
        door = new DoorFixture(new InMemoryMessageStore(), DoorFixture.MEMORY, traces);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aSendShouldBePartOfTheTraceThatItsMetadataName() {
        traced().send(DoorFixture.request("room", "m", "ann"));

        SpanData call = ended("api.MessageService/Send");
        assertThat(call.getTraceId()).isEqualTo(TRACE);
        assertThat(call.getAttributes().get(TraceKeys.GRPC_STATUS)).isZero();
        assertThat(ended("write messages").getParentSpanId()).isEqualTo(call.getSpanId());
    }

    @Test
    void aRefusedCallShouldTellItsStatusAndBeNoErrorOfTheServer() {
        DoorFixture.refused(() -> traced().pull(PullRequest.getDefaultInstance()));

        SpanData call = ended("api.MessageService/Pull");
        assertThat(call.getAttributes().get(TraceKeys.GRPC_STATUS)).isEqualTo(3);
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void whatIsLoggedOfACallShouldHaveItsTrace() {
        CallSpan call = traces.enter("call", SpanKind.SERVER, Call.getDefaultInstance(), CallWire.TRACE);
        List<String> seen = new ArrayList<>();
        call.log(() -> seen.add(MDC.get(CallSpan.TRACE_ID)));
        CallSpan.NONE.log(() -> seen.add(String.valueOf(MDC.get(CallSpan.TRACE_ID))));

        assertThat(seen).containsExactly(call.traceId(), "null");
        assertThat(MDC.get(CallSpan.TRACE_ID)).isNull();
    }

    private MessageServiceBlockingStub traced() {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER),
                "00-" + TRACE + "-00f067aa0ba902b7-01");
        return door.client.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private SpanData ended(String name) {
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> spans.getFinishedSpanItems().stream()
                .anyMatch(span -> span.getName().equals(name)));
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
