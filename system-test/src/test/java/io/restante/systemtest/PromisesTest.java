package io.restante.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every promise in the documents has a test, and it exists. */
class PromisesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|ST))\\.(\\w+)`");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/guarantees.md",
                "docs/ordering.md",
                "docs/launcher.md",
                "docs/metrics.md",
                "docs/operations.md",
                "docs/limits.md",
                "docs/tls.md",
                "docs/observability.md",
                "docs/upgrades.md",
                "docs/fuzzing.md",
                "SECURITY.md"
            })
    void everyTestNamedInTheDocumentsShouldExist(String document) throws IOException {
        List<String> named = TEST.matcher(Files.readString(ROOT.resolve(document)))
                .results()
                .map(match -> match.group(1) + "." + match.group(2))
                .toList();

        assertThat(named).hasSizeGreaterThan(5).allSatisfy(test -> {
            int dot = test.indexOf('.');
            assertThat(source(test.substring(0, dot))).contains(" void " + test.substring(dot + 1) + "(");
        });
    }

    @Test
    void everyPromiseShouldNameATest() throws IOException {
        List<String> promises = Stream.of(
                        Files.readString(ROOT.resolve("docs/guarantees.md")).split("(?m)^## "))
                .filter(section -> section.matches("(?s)\\d\\. .*"))
                .toList();

        assertThat(promises)
                .hasSize(6)
                .allSatisfy(promise ->
                        assertThat(TEST.matcher(promise).find()).as(promise).isTrue());
    }

    private static String source(String className) {
        try (Stream<Path> files = Files.find(
                ROOT,
                20,
                (path, attributes) ->
                        path.endsWith(className + ".java") && path.toString().contains("/src/test/"))) {
            // Two rooms may each have a test of one name.
            return files.map(PromisesTest::read).collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
