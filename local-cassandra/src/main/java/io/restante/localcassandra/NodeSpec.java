package io.restante.localcassandra;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * One node of a cluster.
 *
 * @param cluster what it shares with the others
 * @param number its place, from 1: node <i>i</i> listens on 127.0.0.<i>i</i>
 */
public record NodeSpec(ClusterSpec cluster, int number) {
    public NodeSpec {
        if (number < 1 || number > cluster.nodes()) {
            throw new IllegalArgumentException("number must be from 1 to " + cluster.nodes() + ", not " + number);
        }
    }

    /** The address that it listens on, in digits. */
    public String address() {
        return "127.0.0." + number;
    }

    /** Where drivers reach it. */
    public InetSocketAddress cql() {
        return new InetSocketAddress(address(), cluster.ports().cql());
    }

    /** Its JMX port on 127.0.0.1. */
    public int jmxPort() {
        return cluster.ports().jmx(number);
    }

    /** Where it keeps everything of its own. */
    public Path folder() {
        return cluster.data().resolve("node-" + number);
    }

    /**
     * Itself and the nodes before it. One that comes later cannot be asked at a first start, and a node waits long for
     * seeds that do not answer; whom it has met once it remembers.
     */
    String seeds() {
        return cluster.all().stream()
                .limit(number)
                .map(node -> node.address() + ":" + cluster.ports().storage())
                .collect(Collectors.joining(","));
    }

    Path configuration() {
        return folder().resolve("conf");
    }
}
