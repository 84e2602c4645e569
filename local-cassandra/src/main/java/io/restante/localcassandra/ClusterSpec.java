package io.restante.localcassandra;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the nodes of one cluster have in common.
 *
 * @param nodes how many nodes; fixed by the first start, see {@link DataMark}
 * @param data where the nodes keep what they store; each has a folder of its own in it
 * @param libraries Cassandra's own jars
 * @param ports where the nodes listen
 * @param memory what each node may take
 * @param durability what an acknowledged write means
 * @param access what is asked of clients
 */
public record ClusterSpec(
        int nodes,
        Path data,
        Path libraries,
        NodePorts ports,
        NodeMemory memory,
        Durability durability,
        ClientAccess access) {
    /** The datacenter that every node says it is in: what Cassandra's simplest snitch answers. */
    public static final String DATACENTER = "datacenter1";

    private static final int MOST_NODES = 9;

    public ClusterSpec {
        if (nodes < 1 || nodes > MOST_NODES) {
            throw new IllegalArgumentException("nodes must be from 1 to " + MOST_NODES + ", not " + nodes);
        }
    }

    /** Of nodes that ask nothing of their clients. */
    public ClusterSpec(
            int nodes, Path data, Path libraries, NodePorts ports, NodeMemory memory, Durability durability) {
        this(nodes, data, libraries, ports, memory, durability, ClientAccess.OPEN);
    }

    /** Where the build of the checkout at {@code home} puts Cassandra's jars. */
    public static Path librariesOf(Path home) {
        return home.resolve("local-cassandra").resolve("target").resolve("node").resolve("lib");
    }

    /** One node, counted from 1. */
    public NodeSpec node(int number) {
        return new NodeSpec(this, number);
    }

    /** All nodes in the order in which a new cluster starts them. */
    public List<NodeSpec> all() {
        return IntStream.rangeClosed(1, nodes).mapToObj(this::node).toList();
    }

    /** {@code 127.0.0.1:9042,127.0.0.2:9042} and so on. */
    public String contactPoints() {
        return all().stream().map(node -> node.address() + ":" + ports.cql()).collect(Collectors.joining(","));
    }
}
