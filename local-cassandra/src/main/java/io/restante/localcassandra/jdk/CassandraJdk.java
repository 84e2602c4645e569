package io.restante.localcassandra.jdk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the JDK for Cassandra 5.0, which runs on 17 or 11 only: {@code CASSANDRA_JAVA_HOME}, then the JVM of this
 * process, {@code JAVA_HOME}, then the places where JDKs are usually installed. Where it is set,
 * {@code CASSANDRA_JAVA_HOME} is an order: another one is not taken in its stead.
 */
public final class CassandraJdk {
    static final String VARIABLE = "CASSANDRA_JAVA_HOME";

    private final Map<String, String> environment;
    private final Jdk own;
    private final List<Path> places;

    CassandraJdk(Map<String, String> environment, Jdk own, List<Path> places) {
        this.environment = environment;
        this.own = own;
        this.places = places;
    }

    /** Looks on this machine. */
    public static CassandraJdk onThisMachine() {
        Path user = Path.of(System.getProperty("user.home"));
        return new CassandraJdk(
                System.getenv(),
                Jdk.ofThisProcess(),
                List.of(
                        Path.of("/usr/lib/jvm"),
                        Path.of("/usr/java"),
                        Path.of("/opt/java"),
                        Path.of("/opt"),
                        Path.of("/Library/Java/JavaVirtualMachines"),
                        user.resolve("Library/Java/JavaVirtualMachines"),
                        user.resolve(".sdkman/candidates/java"),
                        user.resolve(".jdks"),
                        user.resolve(".asdf/installs/java")));
    }

    /**
     * The JDK to take.
     *
     * @throws NoFittingJdkException when there is none; its message says what to do
     */
    public Jdk find() {
        String ordered = environment.getOrDefault(VARIABLE, "");
        if (!ordered.isEmpty()) {
            return Jdk.in(Path.of(ordered))
                    .filter(CassandraJdk::fits)
                    .orElseThrow(() -> new NoFittingJdkException(
                            VARIABLE + " is " + ordered + ", which is no JDK 17 (or 11): Cassandra 5.0 needs one."));
        }
        List<Jdk> candidates = candidates();
        return first(candidates, 17)
                .or(() -> first(candidates, 11))
                .orElseThrow(() -> new NoFittingJdkException("Cassandra 5.0 runs on JDK 17 (or 11), but this is JDK "
                        + own.version() + " in " + own.home()
                        + ", and no other was found: install JDK 17 and set " + VARIABLE + " to its folder."));
    }

    private static boolean fits(Jdk jdk) {
        return jdk.version() == 17 || jdk.version() == 11;
    }

    private static Optional<Jdk> first(List<Jdk> candidates, int version) {
        return candidates.stream().filter(jdk -> jdk.version() == version).findFirst();
    }

    private List<Jdk> candidates() {
        List<Jdk> found = new ArrayList<>();
        found.add(own);
        String home = environment.getOrDefault("JAVA_HOME", "");
        if (!home.isEmpty()) {
            Jdk.in(Path.of(home)).ifPresent(found::add);
        }
        places.forEach(place -> found.addAll(installedIn(place)));
        return found;
    }

    private static List<Jdk> installedIn(Path place) {
        List<Jdk> found = new ArrayList<>();
        if (!Files.isDirectory(place)) {
            return found;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(place)) {
            for (Path folder : folders) {
                Jdk.in(folder).or(() -> Jdk.in(folder.resolve("Contents/Home"))).ifPresent(found::add);
            }
        } catch (IOException e) {
            // A place that may not be read has no JDK for us.
            return found;
        }
        return found;
    }
}
