package io.restante.localcassandra.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders for what a test starts, under the {@code target} of local-cassandra. */
public final class TestFolders {
    private TestFolders() {}

    /** The root of the checkout: the system property {@code restante.home}, which the build sets. */
    public static Path home() {
        String home = System.getProperty("restante.home", "");
        if (home.isEmpty()) {
            throw new IllegalStateException("the system property restante.home must be the root of the checkout");
        }
        return Path.of(home).toAbsolutePath().normalize();
    }

    /** A new, empty folder. */
    public static Path fresh(String name) throws IOException {
        Path parent = Files.createDirectories(home().resolve("local-cassandra/target/test-data"));
        return Files.createTempDirectory(parent, name + "-");
    }

    /** Deletes a folder and all that is in it; what cannot be deleted stays, and goes with the next clean build. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
