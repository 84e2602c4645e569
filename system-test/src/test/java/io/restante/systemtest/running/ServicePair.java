package io.restante.systemtest.running;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A store and an API as some test wants them set, on a keyspace of their own of a Cassandra that others use too. */
public final class ServicePair implements AutoCloseable {
    private static final Duration MOST_START = Duration.ofMinutes(2);

    private final int grpcPort = FreePort.find();
    private final int httpPort = FreePort.find();
    private final int storeMetricsPort = FreePort.find();
    private final int apiMetricsPort = FreePort.find();
    private final ServiceProcess store;
    private final ServiceProcess api;

    /**
     * @param name of its keyspace and its logs
     * @param environment of both, beside the usual
     */
    ServicePair(String name, Map<String, String> environment, Path home, Path folder, InetSocketAddress cassandra) {
        Map<String, String> ofStore = new HashMap<>(environment);
        ofStore.put("GRPC_SERVER_PORT", String.valueOf(grpcPort));
        ofStore.put("RESTANTE_METRICS_PORT", String.valueOf(storeMetricsPort));
        ofStore.put("CASSANDRA_DEFAULT_BASIC_SESSION_KEYSPACE", name);
        ofStore.put(
                "CASSANDRA_DEFAULT_BASIC_CONTACT_POINTS",
                cassandra.getAddress().getHostAddress() + ":" + cassandra.getPort());
        Map<String, String> ofApi = new HashMap<>(environment);
        ofApi.put("MICRONAUT_SERVER_PORT", String.valueOf(httpPort));
        ofApi.put("RESTANTE_METRICS_PORT", String.valueOf(apiMetricsPort));
        ofApi.put("RESTANTE_STORE_TARGET", "dns:///127.0.0.1:" + grpcPort);
        store = new ServiceProcess(
                home.resolve("rpc-store/target/rpc-store.jar"), ofStore, folder.resolve(name + "-rpc-store.log"));
        api = new ServiceProcess(
                home.resolve("http-api/target/http-api.jar"), ofApi, folder.resolve(name + "-http-api.log"));
    }

    /** Starts what does not run and waits until messages can be stored. */
    public void start() {
        store.start();
        api.start();
        Awaitility.await("messages can be stored")
                .atMost(MOST_START)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> http().get("/health/readiness").status() == 200);
    }

    public ServiceProcess store() {
        return store;
    }

    public ServiceProcess api() {
        return api;
    }

    public HttpDoor http() {
        return new HttpDoor(httpPort);
    }

    public GrpcDoor grpc() {
        return new GrpcDoor(grpcPort);
    }

    public MetricsPage storeMetrics() {
        return new MetricsPage(storeMetricsPort);
    }

    public MetricsPage apiMetrics() {
        return new MetricsPage(apiMetricsPort);
    }

    /** What each of the two has printed. */
    public List<String> outputs() {
        return List.of(store.output(), api.output());
    }

    /** Ends both as an operator would. */
    public void stop() {
        api.stop();
        store.stop();
    }

    @Override
    public void close() {
        stop();
    }
}
