package io.restante.systemtest.fault.cluster;

import io.restante.localcassandra.CassandraNode;
import io.restante.localcassandra.LocalCluster;
import io.restante.systemtest.fault.proxy.CqlProxy;
import io.restante.systemtest.fault.proxy.StoreLinks;
import io.restante.systemtest.running.FreePort;
import io.restante.systemtest.running.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The cluster on which faults are tried, shared by all tests of a JVM: whoever breaks a part of it mends it. */
public final class FaultCluster {
    private static final int NODES = 3;
    private static final int STORES = 3;
    private static final int APIS = 2;
    private static final Duration MOST_START = Duration.ofMinutes(3);
    private static @Nullable FaultCluster shared;

    private final Path folder;
    private final Path home = Path.of(System.getProperty("restante.home"));
    private final LocalCluster cassandra;
    private final List<NodePart> nodes;
    private final List<StorePart> stores;
    private final List<ApiPart> apis;

    private FaultCluster() throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "installations")), "faults-")
                .toAbsolutePath();
        cassandra = LocalCluster.builder()
                .home(home)
                .data(folder.resolve("cassandra"))
                .nodes(NODES)
                .shortLived()
                .build();
        nodes = cassandra.nodes().stream().map(NodePart::new).toList();
        stores = IntStream.rangeClosed(1, STORES).mapToObj(this::newStore).toList();
        apis = IntStream.rangeClosed(1, APIS).mapToObj(this::newApi).toList();
    }

    /** The one that all tests share, ready. */
    public static synchronized FaultCluster shared() {
        if (shared == null) {
            try {
                FaultCluster cluster = new FaultCluster();
                cluster.start();
                shared = cluster;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return shared;
    }

    public List<NodePart> nodes() {
        return nodes;
    }

    public List<StorePart> stores() {
        return stores;
    }

    public List<ApiPart> apis() {
        return apis;
    }

    public List<Part> all() {
        return Stream.of(nodes, stores, apis).<Part>flatMap(List::stream).toList();
    }

    /** Where nodes are reached without a proxy. */
    public List<InetSocketAddress> contactPoints() {
        return cassandra.contactPoints();
    }

    /** Where the processes write their logs, the nodes store, and so on. */
    public Path folder() {
        return folder;
    }

    /** Waits until each of these answers. */
    public void awaitReady(List<? extends Part> parts) {
        for (Part part : parts) {
            Awaitility.await(part.name() + " is ready")
                    .atMost(MOST_START)
                    .pollInterval(Duration.ofMillis(100))
                    .until(part::isReady);
        }
    }

    /** Ends everything, if it was started. */
    public static synchronized void end() {
        if (shared != null) {
            shared.apis.forEach(ApiPart::close);
            shared.stores.forEach(StorePart::close);
            shared.cassandra.close();
            shared = null;
        }
    }

    private void start() throws IOException, InterruptedException {
        cassandra.start();
        stores.forEach(StorePart::start);
        apis.forEach(ApiPart::start);
        awaitReady(all());
    }

    private StorePart newStore(int number) {
        String name = "rpc-store-" + number;
        int port = FreePort.find();
        StoreLinks links = new StoreLinks(name, contactPoints());
        return new StorePart(
                name,
                port,
                new ServiceProcess(
                        home.resolve("rpc-store/target/rpc-store.jar"),
                        throughProxies(links),
                        Map.of(
                                "GRPC_SERVER_PORT",
                                String.valueOf(port),
                                "RESTANTE_CASSANDRA_REPLICATION_FACTOR",
                                String.valueOf(NODES),
                                "CASSANDRA_DEFAULT_BASIC_CONTACT_POINTS",
                                links.links().stream()
                                        .map(link -> "127.0.0.1:" + link.port())
                                        .collect(Collectors.joining(","))),
                        folder.resolve(name + ".log")),
                links);
    }

    /** The driver's own translator of addresses: where a node says where it is, the store goes to its proxy. */
    private List<String> throughProxies(StoreLinks links) {
        String translator = "-Ddatastax-java-driver.advanced.address-translator.";
        List<String> options = new ArrayList<>(List.of(translator + "class=SubnetAddressTranslator"));
        for (int i = 0; i < NODES; i++) {
            CassandraNode node = cassandra.nodes().get(i);
            CqlProxy link = links.links().get(i);
            options.add(translator + "subnet-addresses." + node.spec().address() + "/32=127.0.0.1:" + link.port());
        }
        return options;
    }

    private ApiPart newApi(int number) {
        String name = "http-api-" + number;
        int port = FreePort.find();
        String targets =
                stores.stream().map(store -> "dns:///" + store.address()).collect(Collectors.joining(","));
        return new ApiPart(
                name,
                port,
                new ServiceProcess(
                        home.resolve("http-api/target/http-api.jar"),
                        List.of(),
                        Map.of("MICRONAUT_SERVER_PORT", String.valueOf(port), "RESTANTE_STORE_TARGET", targets),
                        folder.resolve(name + ".log")));
    }
}
