package io.restante.launcher.command;

import io.restante.launcher.health.Endpoint;
import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Options;
import io.restante.launcher.problem.Problem;
import io.restante.localcassandra.Durability;
import io.restante.localcassandra.NodePorts;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code up}, as they are typed. */
final class UpOptions {
    private static final int MOST_NODES = 9;
    private static final int MOST_STORES = 16;
    private static final int MOST_APIS = 16;

    @Option(names = "--nodes", paramLabel = "N", description = "Cassandra nodes, on 127.0.0.1 to 127.0.0.N.")
    private @Nullable Integer nodes;

    @Option(names = "--stores", paramLabel = "N", defaultValue = "1", description = "rpc-store processes.")
    private int stores;

    @Option(names = "--apis", paramLabel = "N", defaultValue = "1", description = "http-api processes.")
    private int apis;

    @Option(names = "--cassandra", paramLabel = "HOST:PORT", description = "Use a cluster that is there.")
    private @Nullable String cassandra;

    @Option(
            names = "--durability",
            paramLabel = "durable|relaxed",
            description =
                    "Answer a message when it is on disk (the default), or up to ten seconds before that. Kept with the"
                            + " data.")
    private @Nullable String durability;

    @Option(names = "--http-port", paramLabel = "PORT", defaultValue = "8080", description = "Of the first http-api.")
    private int httpPort;

    @Option(names = "--grpc-port", paramLabel = "PORT", defaultValue = "8888", description = "Of the first rpc-store.")
    private int grpcPort;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            defaultValue = "9464",
            description = "Of the first rpc-store's metrics.")
    private int metricsPort;

    @Option(names = "--cql-port", defaultValue = "9042", hidden = true)
    private int cqlPort;

    @Option(names = "--storage-port", defaultValue = "7000", hidden = true)
    private int storagePort;

    @Option(names = "--jmx-port", defaultValue = "7199", hidden = true)
    private int jmxPort;

    /**
     * What is asked for. The number of nodes and the durability belong to the data, so where they are not typed they are
     * what they were.
     *
     * @throws Problem for what cannot be
     */
    Options options(Optional<Options> before, DataFolder data) {
        range("--stores", stores, 1, MOST_STORES);
        range("--apis", apis, 1, MOST_APIS);
        range("--http-port", httpPort, 1, 65535 - apis + 1);
        range("--grpc-port", grpcPort, 1, 65535 - stores + 1);
        range("--metrics-port", metricsPort, 1, 65535 - stores + 1);
        Optional<Endpoint> external = external();
        Optional<Integer> made = Files.isDirectory(data.cassandra()) ? before.map(Options::nodes) : Optional.empty();
        int asked = nodes != null ? nodes : made.orElse(1);
        range("--nodes", asked, 1, MOST_NODES);
        if (external.isEmpty() && made.isPresent() && made.get() != asked) {
            throw new Problem("The data in " + data.root() + " were made with --nodes " + made.get()
                    + ": use that, or another folder with --data.");
        }
        return new Options(asked, stores, apis, httpPort, grpcPort, metricsPort, external, ports(), durability(before));
    }

    private Optional<Endpoint> external() {
        if (cassandra == null) {
            return Optional.empty();
        }
        if (nodes != null) {
            throw new Problem("--nodes starts nodes and --cassandra uses a cluster that is there: give one of them.");
        }
        try {
            return Optional.of(Endpoint.parse(cassandra));
        } catch (IllegalArgumentException e) {
            throw new Problem("--cassandra must be HOST:PORT, not " + cassandra + ".");
        }
    }

    private Durability durability(Optional<Options> before) {
        String word = durability;
        if (word == null) {
            return before.orElse(Options.USUAL).durability();
        }
        if (cassandra != null) {
            throw new Problem(
                    "--durability sets nodes of our own and --cassandra uses a cluster that is there: give one of"
                            + " them, and set commitlog_sync in that cluster's cassandra.yaml.");
        }
        return Durability.of(word)
                .orElseThrow(() -> new Problem("--durability must be "
                        + Arrays.stream(Durability.values())
                                .map(Durability::word)
                                .collect(Collectors.joining(" or ")) + ", not "
                        + word + "."));
    }

    private NodePorts ports() {
        range("--cql-port", cqlPort, 1, 65535);
        range("--storage-port", storagePort, 1, 65535);
        range("--jmx-port", jmxPort, 1, 65535 - MOST_NODES);
        return new NodePorts(cqlPort, storagePort, jmxPort);
    }

    private static void range(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Problem(option + " must be from " + least + " to " + most + ", not " + value + ".");
        }
    }
}
