package io.restante.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** {@code prometheus} and {@code promtool}, which the build does not bring with it: {@code .ci/prometheus} gets them. */
public final class PrometheusPrograms {
    /** Where it is {@code yes}, a test that needs one of them fails without it; else it is skipped. */
    static final String REQUIRED = "RESTANTE_REQUIRE_PROMETHEUS";

    private final String path;
    private final boolean required;

    PrometheusPrograms(Map<String, String> environment) {
        this.path = environment.getOrDefault("PATH", "");
        this.required = "yes".equals(environment.get(REQUIRED));
    }

    /** Those of this machine. */
    public static PrometheusPrograms here() {
        return new PrometheusPrograms(System.getenv());
    }

    /**
     * The program of that name.
     *
     * @throws AssertionError where it is absent and required
     * @throws org.opentest4j.TestAbortedException where it is absent only, which skips the test
     */
    public Path find(String name) {
        Optional<Path> found = Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        String absent = name + " is not on the PATH; .ci/prometheus gets it";
        if (required) {
            assertThat(found).as("%s, and %s=yes", absent, REQUIRED).isPresent();
        }
        assumeTrue(found.isPresent(), absent);
        return found.orElseThrow();
    }
}
