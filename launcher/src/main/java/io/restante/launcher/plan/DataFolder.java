package io.restante.launcher.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one installation, and what lies where in it.
 *
 * @param root what {@code --data} names
 */
public record DataFolder(Path root) {
    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** What the Cassandra nodes store. */
    public Path cassandra() {
        return root.resolve("cassandra");
    }

    /** One file a process. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** What a process wrote to its standard output. */
    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** What is known of the running processes. */
    public Path run() {
        return root.resolve("run");
    }

    /** Deletes a folder with all that is in it; one that is not there is left so. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
