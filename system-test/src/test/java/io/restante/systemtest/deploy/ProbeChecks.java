package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.Probe;
import io.micronaut.core.convert.ConversionService;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Probes mean what they say, and who is told to stop has the time that it takes. */
final class ProbeChecks {
    private static final String READY = "/health/readiness";
    private static final String LIVE = "/health/liveness";

    private ProbeChecks() {}

    static void store(Manifests manifests, Facts facts) throws IOException, InterruptedException {
        Container container = manifests.container("rpc-store");
        assertThat(container.getReadinessProbe().getGrpc())
                .as("readiness of rpc-store is its gRPC health")
                .isNotNull();
        assertThat(container.getReadinessProbe().getGrpc().getPort().toString())
                .as("port of the gRPC health")
                .isEqualTo(facts.setting("grpc.server.port"));
        for (Probe probe : List.of(container.getLivenessProbe(), container.getStartupProbe())) {
            assertThat(probe.getGrpc())
                    .as("gRPC health fails with Cassandra, for which no store must be restarted")
                    .isNull();
            assertThat(probe.getHttpGet().getPort().getStrVal())
                    .as("port of liveness")
                    .isEqualTo("metrics");
            assertThat(answerOfTheMetricsDoor(probe.getHttpGet().getPath()))
                    .as("what the metrics door says at %s", probe.getHttpGet().getPath())
                    .isEqualTo("Exporter is healthy.\n");
        }
        assertThat(manifests.grace("rpc-store"))
                .as("grace of rpc-store, against that of docker-compose.yml")
                .isGreaterThanOrEqualTo(
                        duration(facts.composed().path("stop_grace_period").asText()));
    }

    static void api(Manifests manifests, Facts facts) {
        Container container = manifests.container("http-api");
        HTTPGetAction ready = container.getReadinessProbe().getHttpGet();
        HTTPGetAction live = container.getLivenessProbe().getHttpGet();
        HTTPGetAction started = container.getStartupProbe().getHttpGet();
        assertThat(facts.healthPaths()).contains(ready.getPath(), live.getPath(), started.getPath());
        assertThat(ready.getPath()).as("readiness of http-api").isEqualTo(READY);
        assertThat(List.of(live.getPath(), started.getPath()))
                .as("liveness of http-api, which does not depend on the stores")
                .containsOnly(LIVE);
        assertThat(List.of(ready, live, started))
                .as("ports of the probes of http-api")
                .allMatch(get -> "http".equals(get.getPort().getStrVal()));

        Probe probe = container.getReadinessProbe();
        assertThat(Duration.ofSeconds((long) probe.getPeriodSeconds() * probe.getFailureThreshold()))
                .as("until http-api counts as not ready: longer than it tries calls again while a store is replaced")
                .isGreaterThan(
                        duration(facts.setting("restante.store.patience")).multipliedBy(2));
        List<String> pause = container.getLifecycle().getPreStop().getExec().getCommand();
        assertThat(pause).as("preStop of http-api").hasSize(2).startsWith("sleep");
        assertThat(manifests.grace("http-api"))
                .as("grace of http-api: preStop, its notice, and what is under way")
                .isGreaterThan(Duration.ofSeconds(Long.parseLong(pause.get(1)))
                        .plus(duration(facts.setting("restante.stop.notice")))
                        .plus(duration(facts.setting("micronaut.lifecycle.graceful-shutdown.grace-period"))));
    }

    /** As a running store would say it: it is the same door. */
    private static String answerOfTheMetricsDoor(String path) throws IOException, InterruptedException {
        try (HTTPServer door =
                HTTPServer.builder().hostname("127.0.0.1").port(0).buildAndStart()) {
            URI address = URI.create("http://127.0.0.1:" + door.getPort() + path);
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static Duration duration(String text) {
        return ConversionService.SHARED.convert(text, Duration.class).orElseThrow();
    }
}
