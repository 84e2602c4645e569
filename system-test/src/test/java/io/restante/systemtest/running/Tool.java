package io.restante.systemtest.running;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A program that a machine has or has not, and that the build does not bring along. */
public record Tool(Path program) {
    /** The program of this name, where it is on the path. */
    public static Optional<Tool> find(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Tool::new);
    }

    /**
     * The first of these that there is. Where there is none the test is skipped, and fails where the variable is
     * {@code yes}: so that it is not skipped for ever where it should run.
     */
    public static Tool anyOf(List<String> names, String variable, Map<String, String> environment) {
        Optional<Tool> found =
                names.stream().flatMap(name -> find(name).stream()).findFirst();
        if (found.isEmpty()) {
            String said = "none of " + names + " is on the path";
            if ("yes".equals(environment.get(variable))) {
                Assertions.fail(said + ", and " + variable + " is yes");
            }
            Assumptions.abort(said);
        }
        return found.orElseThrow();
    }

    /** {@code prometheus} or {@code promtool}, which {@code .ci/prometheus} gets. */
    public static Tool ofPrometheus(String name) {
        return anyOf(List.of(name), "RESTANTE_REQUIRE_PROMETHEUS", System.getenv());
    }

    /**
     * Runs it to its end.
     *
     * @return its standard output
     * @throws IOException with what it said on standard error, where it ends with another status than 0
     */
    public String run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        Path errors = Files.createTempFile("tool-", ".err");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(command + " ended with " + status + ": " + Files.readString(errors));
            }
            return output;
        } finally {
            Files.delete(errors);
        }
    }
}
