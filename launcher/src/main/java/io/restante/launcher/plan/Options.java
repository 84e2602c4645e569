package io.restante.launcher.plan;

import io.restante.launcher.health.Endpoint;
import io.restante.localcassandra.Durability;
import io.restante.localcassandra.NodePorts;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What {@code up} was asked for; kept beside the data, so that the other commands know it.
 *
 * @param nodes how many Cassandra nodes of our own
 * @param stores how many {@code rpc-store}
 * @param apis how many {@code http-api}
 * @param httpPort the port of the first {@code http-api}; the others follow
 * @param grpcPort the port of the first {@code rpc-store}; the others follow
 * @param metricsPort the port on which the first {@code rpc-store} tells its metrics; the others follow
 * @param cassandra a cluster that is there already, in place of our own nodes
 * @param cassandraPorts where our own nodes listen
 * @param durability what our own nodes acknowledge
 */
public record Options(
        int nodes,
        int stores,
        int apis,
        int httpPort,
        int grpcPort,
        int metricsPort,
        Optional<Endpoint> cassandra,
        NodePorts cassandraPorts,
        Durability durability) {
    /** What {@code up} does without options. */
    public static final Options USUAL =
            new Options(1, 1, 1, 8080, 8888, 9464, Optional.empty(), NodePorts.USUAL, Durability.DURABLE);

    /** Where the cluster is that is used: our own nodes, or one that is there already. */
    public List<Endpoint> contactPoints() {
        return cassandra.map(List::of).orElseGet(() -> IntStream.rangeClosed(1, nodes)
                .mapToObj(number -> new Endpoint("127.0.0." + number, cassandraPorts.cql()))
                .toList());
    }

    /** Whether messages that were acknowledged may be lost; how a cluster is set that others run, we do not know. */
    public boolean relaxed() {
        return cassandra.isEmpty() && durability == Durability.RELAXED;
    }
}
