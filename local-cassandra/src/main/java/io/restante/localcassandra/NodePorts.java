package io.restante.localcassandra;

/**
 * The ports of a cluster's nodes. Each node has an address of its own, so native and storage ports are the same for
 * all; JMX listens on 127.0.0.1 alone, so node <i>i</i> has the port {@code firstJmx + i - 1}.
 *
 * @param cql where drivers connect
 * @param storage where the nodes talk to each other
 * @param firstJmx the JMX port of the first node
 */
public record NodePorts(int cql, int storage, int firstJmx) {
    /** The ports that everybody knows from Cassandra's own documents. */
    public static final NodePorts USUAL = new NodePorts(9042, 7000, 7199);

    public NodePorts {
        check("cql", cql);
        check("storage", storage);
        check("firstJmx", firstJmx);
    }

    /** The JMX port of a node, counted from 1. */
    public int jmx(int number) {
        return firstJmx + number - 1;
    }

    private static void check(String name, int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(name + " must be a port from 1 to 65535, not " + port);
        }
    }
}
