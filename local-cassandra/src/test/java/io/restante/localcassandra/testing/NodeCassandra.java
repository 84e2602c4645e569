package io.restante.localcassandra.testing;

import io.restante.localcassandra.ClusterSpec;
import io.restante.localcassandra.LocalCluster;
import io.restante.localcassandra.NodeMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * A node from the jars of this module.
 *
 * @param cluster the cluster of this one node
 */
record NodeCassandra(LocalCluster cluster) implements TestCassandra {
    private static final NodeMemory MEMORY = new NodeMemory(512);

    static NodeCassandra start() throws IOException, InterruptedException {
        Path data = TestFolders.fresh("cassandra");
        LocalCluster cluster = LocalCluster.builder()
                .home(TestFolders.home())
                .data(data)
                .memory(MEMORY)
                .shortLived()
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(cluster, data), "test-cassandra-end"));
        cluster.start();
        return new NodeCassandra(cluster);
    }

    @Override
    public InetSocketAddress contactPoint() {
        return cluster.contactPoints().get(0);
    }

    @Override
    public String datacenter() {
        return ClusterSpec.DATACENTER;
    }

    private static void end(LocalCluster cluster, Path data) {
        cluster.close();
        try {
            TestFolders.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
