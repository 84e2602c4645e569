package io.restante.launcher.plan;

import java.nio.file.Path;

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
}
