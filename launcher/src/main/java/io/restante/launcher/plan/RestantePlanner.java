package io.restante.launcher.plan;

import io.restante.launcher.health.Endpoint;
import io.restante.launcher.health.Probes;
import io.restante.localcassandra.ClusterSpec;
import io.restante.localcassandra.Durability;
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
        Endpoint store = new Endpoint(LOOPBACK, options.grpcPort());
        ServiceCalls calls = new ServiceCalls(home, data, options);
        parts.add(new Part(
                Role.RPC_STORE.name(1),
                Role.RPC_STORE,
                store,
                List.of(new Part.Port(store, "choose another with --grpc-port")),
                first,
                () -> calls.rpcStore(store),
                Probes.grpc(store)));
        IntStream.rangeClosed(1, options.apis())
                .mapToObj(number -> httpApi(number, options, store, first, calls))
                .forEach(parts::add);
        return new Plan(parts, firstCommand(options));
    }

    private static Part httpApi(int number, Options options, Endpoint store, List<String> first, ServiceCalls calls) {
        Endpoint address = new Endpoint(LOOPBACK, options.httpPort() + number - 1);
        return new Part(
                Role.HTTP_API.name(number),
                Role.HTTP_API,
                address,
                List.of(new Part.Port(address, "choose others with --http-port")),
                first,
                () -> calls.httpApi(address, store),
                Probes.http(address, "/health/readiness"));
    }

    private ClusterSpec cluster(DataFolder data, Options options) {
        return new ClusterSpec(
                options.nodes(),
                data.cassandra(),
                ClusterSpec.librariesOf(home),
                options.cassandraPorts(),
                NodeMemory.ofThisMachine(options.nodes()),
                Durability.DURABLE);
    }

    private static String firstCommand(Options options) {
        return "curl -s http://" + LOOPBACK + ":" + options.httpPort()
                + "/api/send -H 'Content-Type: application/json'"
                + " -d '{\"chat\":\"ada:bob\",\"sender\":\"ada\",\"text\":\"Hello, Bob\"}'";
    }
}
