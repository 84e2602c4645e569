package io.restante.localcassandra;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The clusters that this JVM has started and not closed: their nodes end with it. */
final class OpenClusters {
    private static final Set<LocalCluster> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> OPEN.forEach(LocalCluster::close), "local-cassandra-end"));
    }

    private OpenClusters() {}

    static void add(LocalCluster cluster) {
        OPEN.add(cluster);
    }

    static void remove(LocalCluster cluster) {
        OPEN.remove(cluster);
    }
}
