package io.restante.launcher.plan;

import io.restante.launcher.health.Endpoint;
import io.restante.launcher.health.Probes;
import io.restante.launcher.process.Call;
import io.restante.localcassandra.ClusterSpec;
import io.restante.localcassandra.NodeCommand;
import io.restante.localcassandra.NodeFiles;
import io.restante.localcassandra.NodeSpec;
import io.restante.localcassandra.jdk.CassandraJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * The Cassandra nodes as parts of the plan.
 *
 * @param cluster all of them
 */
record NodeParts(ClusterSpec cluster) {
    private static final String ADVICE = "use it with --cassandra HOST:PORT if it is the cluster that you want";

    List<Part> all() {
        return cluster.all().stream().map(this::part).toList();
    }

    private Part part(NodeSpec node) {
        Endpoint cql = new Endpoint(node.address(), cluster.ports().cql());
        Endpoint storage = new Endpoint(node.address(), cluster.ports().storage());
        Endpoint jmx = new Endpoint("127.0.0.1", node.jmxPort());
        return new Part(
                Role.CASSANDRA.name(node.number()),
                Role.CASSANDRA,
                cql,
                List.of(new Part.Port(cql, ADVICE), new Part.Port(storage, ADVICE), new Part.Port(jmx, ADVICE)),
                before(node),
                () -> call(node),
                Probes.cql(cql));
    }

    /** In a new cluster each joins when the one before it has; nodes that know each other start together. */
    private static List<String> before(NodeSpec node) {
        boolean alone = node.number() == 1 || Files.isDirectory(node.folder());
        return alone ? List.of() : List.of(Role.CASSANDRA.name(node.number() - 1));
    }

    private static Call call(NodeSpec node) throws IOException {
        var java = CassandraJdk.onThisMachine().find().home();
        NodeFiles.write(node);
        return new Call(NodeCommand.of(node, java), NodeCommand.environment(), node.folder());
    }
}
