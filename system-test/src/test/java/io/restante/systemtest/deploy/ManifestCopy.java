package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of a folder, for tests that break it. */
final class ManifestCopy {
    private ManifestCopy() {}

    static void of(Path folder, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(folder.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** Writes another text in the place of one that must be there; {@code \n} stands for a new line in both. */
    static void change(Path file, String was, String now) throws IOException {
        String text = Files.readString(file);
        String changed = text.replace(was.replace("\\n", "\n"), now.replace("\\n", "\n"));
        assertThat(changed).as("%s has %s", file, was).isNotEqualTo(text);
        Files.writeString(file, changed);
    }
}
