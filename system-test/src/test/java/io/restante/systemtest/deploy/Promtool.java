package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.systemtest.running.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads rules and configurations as Prometheus itself does. */
record Promtool(Path program) {
    /** That of this machine; without one the test is skipped, or fails, as {@link Tool} says. */
    static Promtool here() {
        return new Promtool(Tool.ofPrometheus("promtool").program());
    }

    void checkRules(Path rules) {
        accepts("check", "rules", "--lint=all", "--lint-fatal", rules.toString());
    }

    /** With the rules that it names. */
    void checkConfig(Path config) {
        accepts("check", "config", "--lint=all", "--lint-fatal", config.toString());
    }

    /** @param cases name the rules by a path from their own folder */
    void testRules(Path cases) {
        accepts("test", "rules", cases.toString());
    }

    /** @throws AssertionError with what it says, where it refuses */
    private void accepts(String... arguments) {
        List<String> command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(command + " could not be run", e);
        }
    }
}
