package io.restante.systemtest.running;

import io.restante.localcassandra.LocalCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Cassandra, one store, room for another one, and one API. One is shared by all tests; whoever stops a part of it starts it again. */
public final class Installation implements AutoCloseable {
    private static final Duration MOST_START = Duration.ofMinutes(2);
    private static @Nullable Installation shared;

    private final List<String> options;
    private final Path folder;
    private final Path home = Path.of(System.getProperty("restante.home"));
    private final LocalCluster cassandra;
    private final int grpcPort = FreePort.find();
    private final int secondGrpcPort = FreePort.find();
    private final int metricsPort = FreePort.find();
    private final int httpPort = FreePort.find();
    private final ServiceProcess store;
    private final ServiceProcess secondStore;
    private final ServiceProcess api;

    private Installation(List<String> options) throws IOException {
        this.options = options;
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "installations")), "one-")
                .toAbsolutePath();
        cassandra = LocalCluster.builder()
                .home(home)
                .data(folder.resolve("cassandra"))
                .shortLived()
                .build();
        store = newStore(grpcPort, metricsPort, "rpc-store.log");
        secondStore = newStore(secondGrpcPort, 0, "rpc-store-2.log");
        api = new ServiceProcess(
                home.resolve("http-api/target/http-api.jar"),
                options,
                Map.of(
                        "MICRONAUT_SERVER_PORT",
                        String.valueOf(httpPort),
                        "RESTANTE_STORE_TARGET",
                        "dns:///127.0.0.1:" + grpcPort + ",dns:///127.0.0.1:" + secondGrpcPort),
                folder.resolve("http-api.log"));
    }

    /** The one that all tests share, ready. */
    public static synchronized Installation shared() {
        if (shared == null) {
            try {
                shared = new Installation(List.of());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            shared.startAll();
        }
        return shared;
    }

    /** One for a test alone, ready; the test closes it. */
    public static Installation withOptions(List<String> options) {
        try {
            Installation own = new Installation(options);
            own.startAll();
            return own;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts what does not run and waits until messages can be stored. */
    public void startAll() {
        startCassandra();
        store.start();
        api.start();
        awaitReady();
    }

    public void startCassandra() {
        try {
            cassandra.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends Cassandra by SIGKILL. */
    public void killCassandra() {
        try {
            cassandra.nodes().get(0).kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends everything by SIGKILL. */
    public void killAll() {
        store.kill();
        killCassandra();
        api.kill();
    }

    /** The same as {@link #killAll()}; nothing is started again. */
    @Override
    public void close() {
        killAll();
        cassandra.close();
    }

    public void awaitReady() {
        HttpDoor door = http();
        Awaitility.await("messages can be stored")
                .atMost(MOST_START)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> door.get("/health/readiness").status() == 200);
    }

    /** Where the driver reaches Cassandra. */
    public InetSocketAddress contact() {
        return cassandra.contactPoints().get(0);
    }

    public ServiceProcess store() {
        return store;
    }

    public ServiceProcess api() {
        return api;
    }

    /** Another store on the same keyspace, which runs only while a test wants it. */
    public ServiceProcess secondStore() {
        return secondStore;
    }

    public GrpcDoor secondGrpc() {
        return new GrpcDoor(secondGrpcPort);
    }

    public int httpPort() {
        return httpPort;
    }

    public int grpcPort() {
        return grpcPort;
    }

    public HttpDoor http() {
        return new HttpDoor(httpPort);
    }

    public GrpcDoor grpc() {
        return new GrpcDoor(grpcPort);
    }

    /** What the store tells a collector. */
    public String metrics() throws IOException, InterruptedException {
        return new MetricsPage(metricsPort).text();
    }

    /**
     * Another store and another API on this Cassandra, not started yet.
     *
     * @param name of their keyspace and their logs
     * @param environment of both, beside the usual
     */
    public ServicePair pair(String name, Map<String, String> environment) {
        return new ServicePair(name, environment, home, folder, contact());
    }

    private ServiceProcess newStore(int port, int metrics, String log) {
        InetSocketAddress contact = contact();
        return new ServiceProcess(
                home.resolve("rpc-store/target/rpc-store.jar"),
                options,
                Map.of(
                        "GRPC_SERVER_PORT",
                        String.valueOf(port),
                        "RESTANTE_METRICS_PORT",
                        String.valueOf(metrics),
                        "CASSANDRA_DEFAULT_BASIC_CONTACT_POINTS",
                        contact.getAddress().getHostAddress() + ":" + contact.getPort()),
                folder.resolve(log));
    }
}
