package io.restante.launcher.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String LOOPBACK = "127.0.0.1";

    @Test
    void grpcShouldBeReadyOnlyWhileTheServerSaysServing() throws IOException {
        HealthStatusManager health = new HealthStatusManager();
        Server server = OkHttpServerBuilder.forPort(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), InsecureServerCredentials.create())
                .addService(health.getHealthService())
                .build()
                .start();
        try {
            Probe probe = Probes.grpc(new Endpoint(LOOPBACK, server.getPort()));
            health.setStatus("", ServingStatus.SERVING);
            assertThat(probe.ready(PATIENCE)).isTrue();
            health.setStatus("", ServingStatus.NOT_SERVING);
            assertThat(probe.ready(PATIENCE)).isFalse();
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void httpShouldBeReadyOnlyWhileTheAnswerIs200() throws IOException {
        AtomicInteger status = new AtomicInteger(200);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health/readiness", exchange -> {
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        try {
            Endpoint address = new Endpoint(LOOPBACK, server.getAddress().getPort());
            assertThat(Probes.http(address, "/health/readiness").ready(PATIENCE))
                    .isTrue();
            assertThat(Probes.http(address, "/elsewhere").ready(PATIENCE)).isFalse();
            status.set(503);
            assertThat(Probes.http(address, "/health/readiness").ready(PATIENCE))
                    .isFalse();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerThatAcceptsAndSaysNothingShouldNotBeReady() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Endpoint address = new Endpoint(LOOPBACK, silent.getLocalPort());

            assertThat(Probes.cql(address).ready(SHORT)).isFalse();
            assertThat(Probes.grpc(address).ready(SHORT)).isFalse();
            assertThat(Probes.http(address, "/").ready(SHORT)).isFalse();
        }
    }

    @Test
    void aPortThatNobodyListensOnShouldNotBeReady() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Endpoint address = new Endpoint(LOOPBACK, free);

        assertThat(Probes.cql(address).ready(PATIENCE)).isFalse();
        assertThat(Probes.grpc(address).ready(PATIENCE)).isFalse();
        assertThat(Probes.http(address, "/").ready(PATIENCE)).isFalse();
    }
}
