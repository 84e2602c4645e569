package io.restante.localcassandra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file beside the data that says for how many nodes they were made. A node that joined later would own ranges whose
 * rows it does not have, so another number is refused.
 */
final class DataMark {
    private static final String FILE = "nodes";

    private DataMark() {}

    static void check(ClusterSpec cluster) throws IOException {
        Path mark = cluster.data().resolve(FILE);
        if (Files.exists(mark)) {
            String made = Files.readString(mark).trim();
            if (!made.equals(Integer.toString(cluster.nodes()))) {
                throw new WrongNodesException(cluster.data(), made, cluster.nodes());
            }
            return;
        }
        Files.createDirectories(cluster.data());
        Files.writeString(mark, cluster.nodes() + "\n");
    }
}
