package io.restante.localcassandra.testing;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * A real Cassandra for tests: started once in a test JVM, on first use, and ended with it. A node from the jars of this
 * module, or with {@code -Dcassandra.test=container} the image {@code cassandra:5.0} on Testcontainers.
 */
public interface TestCassandra {
    /** Where a driver reaches it. */
    InetSocketAddress contactPoint();

    /** The name that a driver must be given as its local datacenter. */
    String datacenter();

    /** {@code host:port}, as a configuration has it. */
    default String address() {
        return contactPoint().getHostString() + ":" + contactPoint().getPort();
    }

    /**
     * The one of this test JVM, ready.
     *
     * @throws IllegalStateException when it could not be started, at every call again
     */
    static TestCassandra shared() {
        return SharedCassandra.ONE.get();
    }

    /** Starts another one beside the shared one; the caller closes what it was given by ending the JVM. */
    static TestCassandra start(String kind) throws IOException, InterruptedException {
        return switch (kind) {
            case "local" -> NodeCassandra.start();
            case "container" -> ContainerCassandra.start();
            default -> throw new IllegalArgumentException("-Dcassandra.test must be local or container, not " + kind);
        };
    }
}
