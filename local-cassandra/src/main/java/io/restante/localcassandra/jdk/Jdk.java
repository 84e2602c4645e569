package io.restante.localcassandra.jdk;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * An installed JDK (or a runtime without compiler, which does as well).
 *
 * @param home its folder, with {@code bin/java} in it
 * @param version its feature version: 17 for 17.0.15
 */
public record Jdk(Path home, int version) {
    /** The JVM that this very code runs on. */
    public static Jdk ofThisProcess() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** What is installed in a folder; empty when that is no JDK. */
    public static Optional<Jdk> in(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin").resolve("java")) || !Files.isReadable(release)) {
            return Optional.empty();
        }
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return feature(lines.getProperty("JAVA_VERSION", "").replace("\"", "")).map(version -> new Jdk(home, version));
    }

    private static Optional<Integer> feature(String version) {
        String[] parts = version.split("[.\\-+_]", -1);
        String feature = parts[0].equals("1") && parts.length > 1 ? parts[1] : parts[0];
        try {
            return Optional.of(Integer.valueOf(feature));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
