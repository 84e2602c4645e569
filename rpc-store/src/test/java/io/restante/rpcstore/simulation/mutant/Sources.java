package io.restante.rpcstore.simulation.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The source files of this module, those of its tests too. */
final class Sources {
    static final String PACKAGE = "io/restante/rpcstore/";

    private Sources() {}

    /** @param source the class, by its path below the package of the store */
    static String read(String source) {
        Path file = Stream.of("src/main/java", "src/test/java")
                .map(root -> Path.of(root, PACKAGE, source + ".java"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there must be a source of " + source));
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
