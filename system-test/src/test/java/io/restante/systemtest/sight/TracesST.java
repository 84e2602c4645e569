package io.restante.systemtest.sight;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.restante.protos.api.SendRequest;
import io.restante.systemtest.running.GrpcDoor;
import io.restante.systemtest.running.Installation;
import io.restante.systemtest.running.ServicePair;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One trace from the client's request to the write, over real processes and a real export. */
class TracesST {
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String OVER_HTTP = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String OVER_GRPC = "0af7651916cd43dd8448eb211c80319c";

    private final Installation installation = Installation.shared();

    @Test
    void aSendShouldBeOneTraceFromTheDoorToTheWrite() throws Exception {
        try (Collector collector = new Collector();
                ServicePair pair = installation.pair(
                        "traces",
                        Map.of(
                                "OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(),
                                "OTEL_BSP_SCHEDULE_DELAY", "100",
                                "RESTANTE_LOG_FORMAT", "json"))) {
            pair.start();
            assertThat(overHttp(pair)).isEqualTo(200);
            overGrpc(pair);

            List<Collector.Exported> http = trace(collector, OVER_HTTP, "http-api: POST /api/send");
            Collector.Exported request = one(http, "http-api: POST /api/send");
            Collector.Exported asked = one(http, "http-api: ask a store");
            Collector.Exported taken = one(http, "rpc-store: send");
            assertThat(request.parent()).isEqualTo(CALLER);
            assertThat(asked.parent()).isEqualTo(request.id());
            assertThat(taken.parent()).isEqualTo(asked.id());
            assertThat(one(http, "rpc-store: write messages").parent()).isEqualTo(taken.id());
            assertThat(one(http, "rpc-store: pass the gate").parent()).isEqualTo(taken.id());

            List<Collector.Exported> grpc = trace(collector, OVER_GRPC, "rpc-store: api.MessageService/Send");
            Collector.Exported call = one(grpc, "rpc-store: api.MessageService/Send");
            assertThat(call.parent()).isEqualTo(CALLER);
            assertThat(one(grpc, "rpc-store: write messages").parent()).isEqualTo(call.id());

            pair.stop();
            assertThat(Confidential.linesWith(collector.spans().toString())).isEmpty();
            assertThat(collector.spans().toString()).doesNotContain("st-traces");
            assertThat(pair.outputs())
                    .allSatisfy(log -> assertThat(Confidential.linesWith(log)).isEmpty());
        }
    }

    private static int overHttp(ServicePair pair) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(pair.http().address()
                        + "/api/send?chat=st-traces&sender=ann&text=" + Confidential.TEXT + "&idempotency_key="
                        + Confidential.KEY))
                .header("traceparent", "00-" + OVER_HTTP + "-" + CALLER + "-01")
                .POST(BodyPublishers.noBody())
                .build();
        HttpResponse<Void> response = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        return response.statusCode();
    }

    private static void overGrpc(ServicePair pair) {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER),
                "00-" + OVER_GRPC + "-" + CALLER + "-01");
        try (GrpcDoor door = pair.grpc()) {
            door.stub()
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .send(SendRequest.newBuilder()
                            .setChat("st-traces")
                            .setText(Confidential.TEXT)
                            .setSender("ann")
                            .setIdempotencyKey(Confidential.KEY + "-grpc")
                            .build());
        }
    }

    /** The spans of a trace, once its first one, which ends last, and the store's have come. */
    private static List<Collector.Exported> trace(Collector collector, String trace, String first) {
        Awaitility.await(first).atMost(30, TimeUnit.SECONDS).until(() -> names(collector, trace)
                .containsAll(List.of(first, "rpc-store: pass the gate")));
        return collector.spans().stream()
                .filter(span -> span.trace().equals(trace))
                .toList();
    }

    private static List<String> names(Collector collector, String trace) {
        return collector.spans().stream()
                .filter(span -> span.trace().equals(trace))
                .map(Collector.Exported::name)
                .toList();
    }

    private static Collector.Exported one(List<Collector.Exported> spans, String name) {
        List<Collector.Exported> found =
                spans.stream().filter(span -> span.name().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }
}
