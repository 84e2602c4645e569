package io.restante.benchmark.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of its own for data and logs, deleted at the end. */
final class WorkFolder implements AutoCloseable {
    private static final Path LOGS = Path.of("logs");

    private final Path path;
    private volatile boolean logsStay;

    private WorkFolder(Path path) {
        this.path = path;
    }

    /** A new one in a folder that is made where it is not there. */
    static WorkFolder in(Path parent) throws IOException {
        return new WorkFolder(Files.createTempDirectory(Files.createDirectories(parent), "bench-")
                .toAbsolutePath());
    }

    Path path() {
        return path;
    }

    /** What was printed is still wanted: where something failed, it says why. */
    void keepLogs() {
        logsStay = true;
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(path)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            if (!logsStay || !(isLog(file) || isUsed(file))) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean isLog(Path file) {
        for (Path part : path.relativize(file)) {
            if (part.equals(LOGS)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUsed(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(file)) {
            return inside.findAny().isPresent();
        }
    }
}
