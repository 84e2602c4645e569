package io.restante.launcher.plan;

import io.restante.launcher.health.Endpoint;
import io.restante.launcher.problem.Problem;
import io.restante.launcher.process.Call;
import io.restante.launcher.process.ClassArchive;
import io.restante.localcassandra.ClusterSpec;
import io.restante.localcassandra.NodeMemory;
import io.restante.localcassandra.jdk.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the two services are called.
 *
 * @param home the root of the checkout
 * @param data where they run
 * @param options what was asked for
 */
record ServiceCalls(Path home, DataFolder data, Options options) {
    private static final int MOST_REPLICAS = 3;
    private static final long MIB = 1L << 20;
    private static final long LEAST_HEAP_MIB = 128;
    private static final long MOST_HEAP_MIB = 512;

    Call rpcStore(Endpoint address, Endpoint metrics) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("GRPC_SERVER_HOST", address.host());
        environment.put("GRPC_SERVER_PORT", Integer.toString(address.port()));
        environment.put("RESTANTE_METRICS_HOST", metrics.host());
        environment.put("RESTANTE_METRICS_PORT", Integer.toString(metrics.port()));
        environment.put("CASSANDRA_DEFAULT_BASIC_CONTACT_POINTS", contactPoints());
        if (options.cassandra().isEmpty()) {
            environment.put("CASSANDRA_DEFAULT_BASIC_LOAD_BALANCING_POLICY_LOCAL_DATACENTER", ClusterSpec.DATACENTER);
            environment.put(
                    "RESTANTE_CASSANDRA_REPLICATION_FACTOR",
                    Integer.toString(Math.min(options.nodes(), MOST_REPLICAS)));
        }
        return call("rpc-store", List.of("-XX:+UseG1GC", "-XX:MaxGCPauseMillis=50"), environment);
    }

    Call httpApi(Endpoint address, List<Endpoint> stores) throws IOException {
        return call(
                "http-api",
                List.of("-XX:+UseSerialGC"),
                Map.of(
                        "MICRONAUT_SERVER_HOST", address.host(),
                        "MICRONAUT_SERVER_PORT", Integer.toString(address.port()),
                        "RESTANTE_STORE_TARGET",
                                stores.stream().map(store -> "dns:///" + store).collect(Collectors.joining(","))));
    }

    /** @param collector of the heap: a store holds much for long, which a serial one would have to stand still for */
    private Call call(String service, List<String> collector, Map<String, String> environment) throws IOException {
        Path jar = home.resolve(service).resolve("target").resolve(service + ".jar");
        if (!Files.isReadable(jar)) {
            throw new Problem(jar + " is not built: run ./restante from the checkout, which builds it.");
        }
        Map<String, String> all = new HashMap<>(environment);
        // Fewer arenas keep native memory small.
        all.put("MALLOC_ARENA_MAX", "2");
        Path java = Jdk.ofThisProcess().home().resolve("bin").resolve("java");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-Xms32m",
                "-Xmx" + heapMib() + "m",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                // From JDK 24 on, a library that uses sun.misc.Unsafe is warned of unless allowed; before 23 that is
                // unknown.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(collector);
        command.addAll(ClassArchive.of(jar, Runtime.version()).options());
        command.addAll(List.of("-jar", jar.toString()));
        return new Call(command, all, Files.createDirectories(data.run()));
    }

    private String contactPoints() {
        return options.contactPoints().stream().map(Endpoint::toString).collect(Collectors.joining(","));
    }

    /** A sixty-fourth of the machine's memory, within bounds. */
    private static long heapMib() {
        return Math.max(LEAST_HEAP_MIB, Math.min(MOST_HEAP_MIB, NodeMemory.machineBytes() / 64 / MIB));
    }
}
