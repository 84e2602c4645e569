package io.restante.launcher.plan;

import io.restante.launcher.health.Endpoint;
import io.restante.launcher.health.Probes;
import io.restante.localcassandra.ClusterSpec;
import io.restante.localcassandra.NodeMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Plans the real thing: Cassandra, {@code rpc-store} and {@code http-api} of the checkout at {@code home}. */
public final class RestantePlanner implements Planner {
    private static final String LOOPBACK = "127.0.0.1";

    private final Path home;

    public RestantePlanner(Path home) {
        this.home = home;
    }

    @Override
    public Plan plan(DataFolder data, Options options) {
        List<Part> parts = new ArrayList<>();
        if (options.cassandra().isEmpty()) {
            parts.addAll(new NodeParts(cluster(data, options)).all());
        }
        // A new cluster of several nodes changes under whoever uses it before all have joined.
        boolean joining = options.nodes() > 1 && !Files.isDirectory(data.cassandra());
        List<String> first = joining ? parts.stream().map(Part::name).toList() : List.of();
        ServiceCalls calls = new ServiceCalls(home, data, options);
        List<Endpoint> stores = IntStream.range(0, options.stores())
                .mapToObj(number -> new Endpoint(LOOPBACK, options.grpcPort() + number))
                .toList();
        for (int i = 0; i < stores.size(); i++) {
            Endpoint metrics = new Endpoint(LOOPBACK, options.metricsPort() + i);
            parts.add(store(i + 1, stores.get(i), metrics, first, calls));
        }
        IntStream.rangeClosed(1, options.apis())
                .mapToObj(number -> httpApi(number, options, stores, first, calls))
                .forEach(parts::add);
        return new Plan(parts, firstCommand(options));
    }

    private static Part store(int number, Endpoint address, Endpoint metrics, List<String> first, ServiceCalls calls) {
        return new Part(
                Role.RPC_STORE.name(number),
                Role.RPC_STORE,
                address,
                List.of(
                        new Part.Port(address, "choose others with --grpc-port"),
                        new Part.Port(metrics, "choose others with --metrics-port")),
                first,
                () -> calls.rpcStore(address, metrics),
                Probes.grpc(address));
    }

    private static Part httpApi(
            int number, Options options, List<Endpoint> stores, List<String> first, ServiceCalls calls) {
        Endpoint address = new Endpoint(LOOPBACK, options.httpPort() + number - 1);
        return new Part(
                Role.HTTP_API.name(number),
                Role.HTTP_API,
                address,
                List.of(new Part.Port(address, "choose others with --http-port")),
                first,
                () -> calls.httpApi(address, stores),
                Probes.http(address, "/health/readiness"));
    }

    private ClusterSpec cluster(DataFolder data, Options options) {
        return new ClusterSpec(
                options.nodes(),
                data.cassandra(),
                ClusterSpec.librariesOf(home),
                options.cassandraPorts(),
                NodeMemory.ofThisMachine(options.nodes()),
                options.durability());
    }

    private static String firstCommand(Options options) {
        return "curl -s http://" + LOOPBACK + ":" + options.httpPort()
                + "/api/send -H 'Content-Type: application/json'"
                + " -d '{\"chat\":\"ada:bob\",\"sender\":\"ada\",\"text\":\"Hello, Bob\"}'";
    }
}
