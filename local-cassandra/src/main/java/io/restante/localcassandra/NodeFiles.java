package io.restante.localcassandra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what a node reads when it starts. Written anew at each start, so that a setting changed here takes effect. */
public final class NodeFiles {
    private NodeFiles() {}

    /**
     * Makes the node's folders and its configuration.
     *
     * @throws WrongNodesException when its data belong to a cluster of another size
     */
    public static void write(NodeSpec node) throws IOException {
        DataMark.check(node.cluster());
        Path configuration = Files.createDirectories(node.configuration());
        boolean directIo = DirectIo.worksIn(configuration);
        Files.writeString(configuration.resolve("cassandra.yaml"), CassandraYaml.of(node, directIo));
        try (InputStream logback = NodeFiles.class.getResourceAsStream("logback.xml")) {
            if (logback == null) {
                throw new IllegalStateException("logback.xml is missing from the jar of local-cassandra");
            }
            Files.write(configuration.resolve("logback.xml"), logback.readAllBytes());
        }
    }
}
