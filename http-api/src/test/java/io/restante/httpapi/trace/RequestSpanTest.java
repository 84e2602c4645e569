package io.restante.httpapi.trace;

import static io.restante.httpapi.support.Service.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.restante.httpapi.support.DefectiveClient;
import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.LogLines;
import io.restante.httpapi.support.RecordedTraces;
import io.restante.httpapi.support.Service;
import io.restante.service.trace.CallSpan;
import io.restante.service.trace.TraceKeys;
import io.restante.service.trace.Traces;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What traces tell of requests. */
class RequestSpanTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String HELLO = "{\"chat\":\"room\",\"text\":\"hello\",\"sender\":\"ann\"}";

    private final FakeStore store = new FakeStore();

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void aRequestShouldBePartOfTheTraceThatItsHeaderNames() {
        try (Service service = traced()) {
            assertThat(send(service, HELLO).statusCode()).isEqualTo(200);

            SpanData request = ended(service, "POST /api/send");
            assertThat(request.getTraceId()).isEqualTo(TRACE);
            assertThat(request.getAttributes().get(TraceKeys.HTTP_STATUS)).isEqualTo(200);
            assertThat(ended(service, "ask a store").getParentSpanId()).isEqualTo(request.getSpanId());
        }
    }

    @Test
    void aRefusedRequestShouldTellItsStatusAndNothingOfItsContent() {
        try (Service service = traced()) {
            service.get("/api/pull?chat=secret:a:b&text=secret");
            service.get("/api/secret");

            SpanData refused = ended(service, "GET /api/pull");
            assertThat(refused.getAttributes().get(TraceKeys.HTTP_STATUS)).isEqualTo(400);
            assertThat(refused.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
            assertThat(ended(service, "GET").getAttributes().get(TraceKeys.HTTP_STATUS))
                    .isEqualTo(404);
            assertThat(spans(service).toString()).doesNotContain("secret");
        }
    }

    @Test
    void whatIsLoggedOfADefectShouldTellTheTrace() {
        try (LogLines log = new LogLines();
                Service service = traced(DefectiveClient.ENABLED, "true")) {
            assertThat(send(service, HELLO).statusCode()).isEqualTo(500);

            assertThat(ended(service, "POST /api/send").getStatus().getStatusCode())
                    .isEqualTo(StatusCode.ERROR);
            assertThat(log.all())
                    .filteredOn(event -> TRACE.equals(event.getMDCPropertyMap().get(CallSpan.TRACE_ID)))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly("The defect that was just logged has failed a request of this trace");
        }
    }

    @Test
    void withoutACollectorThereShouldBeNothingInTheWayOfARequest() {
        try (Service service = Service.inFrontOf(store.target())) {
            assertThat(service.bean(Traces.class)).isSameAs(Traces.OFF);
            assertThat(service.has(RequestSpan.class)).isFalse();
        }
    }

    @Test
    void aCollectorThatIsDisabledShouldBeNone() {
        try (Service service = Service.inFrontOf(
                store.target(), "otel.exporter.otlp.endpoint", "http://127.0.0.1:1", "otel.sdk.disabled", "true")) {
            assertThat(service.bean(Traces.class)).isSameAs(Traces.OFF);
            assertThat(service.has(RequestSpan.class)).isFalse();
        }
    }

    private Service traced(String... settings) {
        List<String> all = new ArrayList<>(
                List.of("otel.exporter.otlp.endpoint", "http://127.0.0.1:1", RecordedTraces.ENABLED, "true"));
        all.addAll(List.of(settings));
        return Service.inFrontOf(store.target(), all.toArray(String[]::new));
    }

    private static HttpResponse<String> send(Service service, String body) {
        return service.exchange(service.request("/api/send")
                .POST(BodyPublishers.ofString(body))
                .header("Content-Type", JSON)
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
    }

    private static SpanData ended(Service service, String name) {
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> spans(service).stream()
                .anyMatch(span -> span.getName().equals(name)));
        return spans(service).stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<SpanData> spans(Service service) {
        return service.bean(InMemorySpanExporter.class).getFinishedSpanItems();
    }
}
