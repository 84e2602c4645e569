package io.restante.localcassandra;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a node's JVM is called. */
public final class NodeCommand {
    private static final String DAEMON = "org.apache.cassandra.service.CassandraDaemon";
    private static final String WATCHED = "io.restante.localcassandra.node.WatchedNode";

    private static final List<String> EXPORTS = List.of(
            "java.base/java.lang.ref",
            "java.base/jdk.internal.misc",
            "java.management.rmi/com.sun.jmx.remote.internal.rmi",
            "java.rmi/sun.rmi.registry",
            "java.rmi/sun.rmi.server",
            "java.sql/java.sql",
            "jdk.unsupported/sun.misc");

    private static final List<String> OPENS = List.of(
            "java.base/java.io",
            "java.base/java.lang",
            "java.base/java.lang.module",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/jdk.internal.loader",
            "java.base/jdk.internal.math",
            "java.base/jdk.internal.module",
            "java.base/jdk.internal.ref",
            "java.base/jdk.internal.reflect",
            "java.base/jdk.internal.util.jar",
            "java.base/sun.nio.ch",
            "jdk.management/com.sun.management.internal");

    private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private NodeCommand() {}

    /** A node that runs until it is stopped. */
    public static List<String> of(NodeSpec node, Path javaHome) throws IOException {
        List<String> command = jvm(node, javaHome, "");
        command.add(DAEMON);
        return command;
    }

    /** A node that ends when the process that started it, and holds the other end of its standard input, has ended. */
    static List<String> watched(NodeSpec node, Path javaHome, boolean shortLived) throws IOException {
        List<String> command = jvm(node, javaHome, File.pathSeparator + ownClasses());
        if (shortLived) {
            command.add(FIRST_COMPILER_ONLY);
        }
        command.add(WATCHED);
        command.add(DAEMON);
        return command;
    }

    /** What the node's environment needs beside what it inherits: fewer arenas keep native memory small. */
    public static Map<String, String> environment() {
        return Map.of("MALLOC_ARENA_MAX", "2");
    }

    private static List<String> jvm(NodeSpec node, Path javaHome, String moreClasses) throws IOException {
        NodeMemory memory = node.cluster().memory();
        Path libraries = node.cluster().libraries();
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.add("-javaagent:" + only(libraries, "jamm-*.jar"));
        command.add("-Xms" + memory.heapMib() + "m");
        command.add("-Xmx" + memory.heapMib() + "m");
        command.add("-Xss256k");
        command.add("-XX:MaxDirectMemorySize=" + memory.directMib() + "m");
        command.add("-XX:+UseG1GC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:+PerfDisableSharedMem");
        EXPORTS.forEach(it -> command.add("--add-exports=" + it + "=ALL-UNNAMED"));
        OPENS.forEach(it -> command.add("--add-opens=" + it + "=ALL-UNNAMED"));
        command.add("-Djdk.attach.allowAttachSelf=true");
        command.add("-Djava.net.preferIPv4Stack=true");
        command.add("-Dcassandra-foreground=yes");
        command.add("-Dcassandra.config="
                + node.configuration().resolve("cassandra.yaml").toUri());
        command.add("-Dcassandra.storagedir=" + node.folder());
        command.add("-Dlogback.configurationFile=" + node.configuration().resolve("logback.xml"));
        command.add("-Dcassandra.jmx.local.port=" + node.jmxPort());
        command.add("-Djava.rmi.server.hostname=127.0.0.1");
        command.add("-Dcassandra.superuser_setup_delay_ms=0");
        if (node.cluster().nodes() == 1) {
            // Alone there is nobody to hear gossip from, and nobody to tell of the end.
            command.add("-Dcassandra.skip_wait_for_gossip_to_settle=0");
            command.add("-Dcassandra.shutdown_announce_in_ms=0");
        } else {
            // How long a node waits for seeds that are down, and for news of the others: on one machine it comes at
            // once.
            command.add("-Dcassandra.ring_delay_ms=5000");
            command.add("-Dcassandra.gossip_settle_min_wait_ms=2000");
            command.add("-Dcassandra.gossip_settle_interval_ms=500");
        }
        command.add("-cp");
        command.add(node.configuration() + File.pathSeparator + libraries.resolve("*") + moreClasses);
        return command;
    }

    private static Path only(Path folder, String pattern) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("Cassandra's jars are not in " + folder + ": build local-cassandra first");
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : found) {
                return file;
            }
        }
        throw new IOException("no " + pattern + " in " + folder + ": build local-cassandra again");
    }

    private static String ownClasses() {
        try {
            return Path.of(NodeCommand.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of local-cassandra's classes is no path", e);
        }
    }
}
