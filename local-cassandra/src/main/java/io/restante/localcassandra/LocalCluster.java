package io.restante.localcassandra;

import io.restante.localcassandra.jdk.CassandraJdk;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Real Cassandra nodes on 127.0.0.1, 127.0.0.2 and so on, each in a JVM of its own, that end with this JVM however it
 * ends. Not for use by several threads.
 */
public final class LocalCluster implements AutoCloseable {
    private final ClusterSpec spec;
    private final List<CassandraNode> nodes;

    private LocalCluster(ClusterSpec spec, Path javaHome, boolean shortLived) {
        this.spec = spec;
        this.nodes = spec.all().stream()
                .map(node -> new CassandraNode(node, javaHome, shortLived))
                .toList();
    }

    public static LocalClusterBuilder builder() {
        return new LocalClusterBuilder();
    }

    static LocalCluster of(ClusterSpec spec, boolean shortLived) {
        return new LocalCluster(spec, CassandraJdk.onThisMachine().find().home(), shortLived);
    }

    /**
     * Starts every node and waits until each answers. In a new cluster one after the other, since the first tells the
     * others of the schema; nodes that have data of their own start together.
     *
     * @throws WrongNodesException when the data were made by another number of nodes
     * @throws IOException when a node ends or hangs; the message has the end of its log
     */
    public void start() throws IOException, InterruptedException {
        OpenClusters.add(this);
        boolean known =
                nodes.stream().allMatch(node -> Files.isDirectory(node.spec().folder()));
        for (CassandraNode node : nodes) {
            node.launch();
            if (!known) {
                node.awaitReady();
            }
        }
        for (CassandraNode node : nodes) {
            node.awaitReady();
        }
    }

    /** Where drivers reach the nodes, by number. */
    public List<InetSocketAddress> contactPoints() {
        return nodes.stream().map(node -> node.spec().cql()).toList();
    }

    /** The nodes by number: the first listens on 127.0.0.1. */
    public List<CassandraNode> nodes() {
        return nodes;
    }

    public ClusterSpec spec() {
        return spec;
    }

    /** Ends every node at once; what was acknowledged is on disk. May be repeated. */
    @Override
    public void close() {
        boolean interrupted = false;
        for (CassandraNode node : nodes) {
            try {
                node.kill();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        OpenClusters.remove(this);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
