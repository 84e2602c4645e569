package io.restante.launcher.backup;

import io.restante.launcher.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * A snapshot of all that one node stores: hard links to its files, made after it has written out what it had in memory.
 *
 * @param folder the node's own
 * @param jmxPort on 127.0.0.1
 * @param tag the snapshot's name
 */
record NodeSnapshot(Path folder, int jmxPort, String tag) {
    private static final String STRING = String.class.getName();
    private static final String STRINGS = String[].class.getName();
    /** What a snapshot has beside the files of its table. */
    private static final Set<String> ABOUT = Set.of("manifest.json", "schema.cql");

    /** Takes it; the node goes on with its work. */
    void take() throws IOException {
        call("takeSnapshot", List.of(tag, Map.of(), new String[0]), List.of(STRING, Map.class.getName(), STRINGS));
    }

    /** Deletes it; what the node needs of its files stays. */
    void clear() throws IOException {
        call("clearSnapshot", List.of(tag, new String[0]), List.of(STRING, STRINGS));
    }

    /** Its files, of every table. */
    List<Path> files() throws IOException {
        Path data = folder.resolve("data");
        try (Stream<Path> tables = Files.walk(data, 2)) {
            return tables.map(table -> table.resolve("snapshots").resolve(tag))
                    .filter(Files::isDirectory)
                    .flatMap(NodeSnapshot::filesBelow)
                    .sorted()
                    .toList();
        }
    }

    /** Where a file of it belongs, below the node's folder, when the node is to use it. */
    Path place(Path file) {
        Path below = folder.relativize(file);
        // data, the keyspace, the table, then "snapshots" and the tag, which go
        return below.subpath(0, 3).resolve(below.subpath(5, below.getNameCount()));
    }

    private static Stream<Path> filesBelow(Path snapshot) {
        try (Stream<Path> files = Files.walk(snapshot)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !ABOUT.contains(file.getFileName().toString()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is deserialized comes from a node of our own, on loopback. */
    @SuppressWarnings("BanJNDI")
    private void call(String operation, List<Object> arguments, List<String> types) throws IOException {
        JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + jmxPort + "/jmxrmi");
        try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
            connector
                    .getMBeanServerConnection()
                    .invoke(
                            new ObjectName("org.apache.cassandra.db:type=StorageService"),
                            operation,
                            arguments.toArray(),
                            types.toArray(String[]::new));
        } catch (JMException e) {
            throw new Problem("The node in " + folder + " refused " + operation + ": " + e.getMessage());
        }
    }
}
