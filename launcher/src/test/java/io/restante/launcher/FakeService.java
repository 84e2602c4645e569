package io.restante.launcher;

import com.sun.net.httpserver.HttpServer;
import io.grpc.InsecureServerCredentials;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;

/** Stands in for a service: is ready at once, on the address that the launcher sets in the environment. */
public final class FakeService {
    private FakeService() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        if (environment.containsKey("GRPC_SERVER_PORT")) {
            HealthStatusManager health = new HealthStatusManager();
            health.setStatus("", ServingStatus.SERVING);
            OkHttpServerBuilder.forPort(address(environment, "GRPC_SERVER"), InsecureServerCredentials.create())
                    .addService(health.getHealthService())
                    .build()
                    .start()
                    .awaitTermination();
        } else {
            HttpServer server = HttpServer.create(address(environment, "MICRONAUT_SERVER"), 0);
            server.createContext("/health/readiness", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        }
    }

    private static InetSocketAddress address(Map<String, String> environment, String prefix) {
        return new InetSocketAddress(
                environment.getOrDefault(prefix + "_HOST", ""),
                Integer.parseInt(environment.getOrDefault(prefix + "_PORT", "")));
    }
}
