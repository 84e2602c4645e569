package io.restante.localcassandra.testing;

import io.restante.localcassandra.ClusterSpec;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * The image {@code cassandra:5.0} on Testcontainers, with the same settings of the commit log.
 *
 * @param container the running container
 */
record ContainerCassandra(GenericContainer<?> container) implements TestCassandra {
    private static final String IMAGE = "cassandra:5.0";
    private static final String CONFIGURATION = "io/restante/localcassandra/testing/cassandra.yaml";
    private static final int CQL = 9042;

    // The shared container must outlive whoever started it; it is stopped when the JVM ends.
    @SuppressWarnings("resource")
    static ContainerCassandra start() {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(IMAGE))
                .withEnv("MAX_HEAP_SIZE", "512M")
                .withEnv("HEAP_NEWSIZE", "128M")
                .withEnv("JVM_EXTRA_OPTS", "-Dcassandra.skip_wait_for_gossip_to_settle=0")
                .withCopyFileToContainer(
                        MountableFile.forClasspathResource(CONFIGURATION), "/etc/cassandra/cassandra.yaml")
                .withExposedPorts(CQL)
                .waitingFor(Wait.forLogMessage(".*Startup complete.*\\n", 1).withStartupTimeout(Duration.ofMinutes(3)));
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "test-cassandra-end"));
        container.start();
        return new ContainerCassandra(container);
    }

    @Override
    public InetSocketAddress contactPoint() {
        return new InetSocketAddress(container.getHost(), container.getMappedPort(CQL));
    }

    @Override
    public String datacenter() {
        return ClusterSpec.DATACENTER;
    }
}
