package io.restante.systemtest.fault.upgrade;

import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.restante.localcassandra.LocalCluster;
import io.restante.systemtest.fault.load.OverGrpc;
import io.restante.systemtest.fault.load.OverHttp;
import io.restante.systemtest.running.FreePort;
import io.restante.systemtest.running.GrpcDoor;
import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.ServiceProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One node, two stores and one or two APIs, each of the version that it was last started from. */
final class MixedCluster implements AutoCloseable {
    private static final Duration MOST_START = Duration.ofMinutes(3);

    /** A process that was started from a version. */
    record Service(ServiceProcess process, Door door) {
        /** As an operator does; waits for its end. */
        void stop() {
            process.stop();
        }
    }

    private final Path folder;
    private final LocalCluster cassandra;
    private final List<Integer> ports = List.of(FreePort.find(), FreePort.find());
    /** Clients keep theirs, whoever is behind it. */
    private final List<GrpcDoor> stores = ports.stream().map(GrpcDoor::new).toList();

    MixedCluster() throws IOException, InterruptedException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "installations")), "upgrade-")
                .toAbsolutePath();
        cassandra = LocalCluster.builder()
                .home(Version.present().home())
                .data(folder.resolve("cassandra"))
                .shortLived()
                .build();
        cassandra.start();
    }

    /** As it stands in the table {@code member}. */
    String address(int number) {
        return "127.0.0.1:" + ports.get(number - 1);
    }

    /** Where a store is reached, of whatever version. */
    Door store(int number) {
        GrpcDoor grpc = stores.get(number - 1);
        return new Door(new OverGrpc("rpc-store-" + number, grpc), () -> isServing(grpc));
    }

    /** Starts one and waits until it is ready. */
    Service startStore(int number, Version version) {
        int port = ports.get(number - 1);
        InetSocketAddress node = contactPoints().get(0);
        ServiceProcess process = new ServiceProcess(
                version.jar("rpc-store"),
                List.of(),
                Map.of(
                        "GRPC_SERVER_PORT",
                        String.valueOf(port),
                        "CASSANDRA_DEFAULT_BASIC_CONTACT_POINTS",
                        node.getAddress().getHostAddress() + ":" + node.getPort()),
                folder.resolve("rpc-store-" + number + ".log"));
        process.start();
        Door door = store(number);
        await("rpc-store-" + number + " of " + version + " is ready", door::isReady);
        return new Service(process, door);
    }

    /** The same of an API, on a port of its own. */
    Service startApi(int number, Version version) {
        int port = FreePort.find();
        ServiceProcess process = new ServiceProcess(
                version.jar("http-api"),
                List.of(),
                Map.of(
                        "MICRONAUT_SERVER_PORT",
                        String.valueOf(port),
                        "RESTANTE_STORE_TARGET",
                        "dns:///127.0.0.1:" + ports.get(0) + ",dns:///127.0.0.1:" + ports.get(1)),
                folder.resolve("http-api-" + number + ".log"));
        process.start();
        HttpDoor http = new HttpDoor(port);
        Door door = new Door(
                new OverHttp("http-api-" + number, http),
                () -> http.get("/health/readiness").status() == 200);
        await("http-api-" + number + " of " + version + " is ready", door::isReady);
        return new Service(process, door);
    }

    List<InetSocketAddress> contactPoints() {
        return cassandra.contactPoints();
    }

    static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(MOST_START)
                .pollInterval(Duration.ofMillis(100))
                .until(condition);
    }

    /** Its services end with the JVM. */
    @Override
    public void close() {
        stores.forEach(GrpcDoor::close);
        cassandra.close();
    }

    private static boolean isServing(GrpcDoor grpc) {
        grpc.channel().resetConnectBackoff();
        return HealthGrpc.newBlockingStub(grpc.channel())
                        .withDeadlineAfter(1, TimeUnit.SECONDS)
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus()
                == ServingStatus.SERVING;
    }
}
