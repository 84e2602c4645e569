package io.restante.localcassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restante.localcassandra.testing.TestFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalClusterIT {
    private static final NodeMemory SMALL = new NodeMemory(384);

    private Path data;

    @BeforeEach
    void setUp() throws IOException {
        data = TestFolders.fresh("cluster");
    }

    @AfterEach
    void tearDown() throws IOException {
        TestFolders.delete(data);
    }

    @Test
    void threeNodesShouldKnowEachOtherAndComeBackAfterKill() throws Exception {
        try (LocalCluster cluster = LocalCluster.builder()
                .home(TestFolders.home())
                .data(data)
                .nodes(3)
                .memory(SMALL)
                .shortLived()
                .build()) {
            cluster.start();
            assertThat(cluster.nodes()).allMatch(CassandraNode::isReady);
            for (CassandraNode node : cluster.nodes()) {
                // A node serves clients before it has heard of all others.
                await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(knownNodes(node))
                        .containsExactlyInAnyOrder("127.0.0.1", "127.0.0.2", "127.0.0.3"));
            }

            CassandraNode second = cluster.nodes().get(1);
            second.pause();
            assertThat(second.isReady()).isFalse();
            second.resume();
            second.start();
            assertThat(second.isReady()).isTrue();

            long before = second.pid();
            second.kill();
            assertThat(ProcessHandle.of(before)).isEmpty();
            assertThat(second.isReady()).isFalse();
            second.start();
            assertThat(second.isReady()).isTrue();
        }
    }

    // JNDI asks a node that this test has started, on this machine.
    @SuppressWarnings("BanJNDI")
    private static Set<String> knownNodes(CassandraNode node) throws IOException, JMException {
        JMXServiceURL url = new JMXServiceURL(
                "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + node.spec().jmxPort() + "/jmxrmi");
        try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
            ObjectName service = new ObjectName("org.apache.cassandra.db:type=StorageService");
            Object ids = connector.getMBeanServerConnection().getAttribute(service, "HostIdToEndpoint");
            return Set.copyOf(
                    ((Map<?, ?>) ids).values().stream().map(Object::toString).toList());
        }
    }
}
