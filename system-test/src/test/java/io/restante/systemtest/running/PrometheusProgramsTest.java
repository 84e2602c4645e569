package io.restante.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** What becomes of a test whose program is absent. */
class PrometheusProgramsTest {
    private Path folder;
    private String path;

    @BeforeEach
    void setUp(@TempDir Path empty) {
        folder = empty;
        path = folder.resolve("nothing") + File.pathSeparator + folder;
    }

    @Test
    void aProgramOnThePathShouldBeFound() throws IOException {
        Path program = Files.createFile(folder.resolve("promtool"));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(new PrometheusPrograms(Map.of("PATH", path, PrometheusPrograms.REQUIRED, "yes")).find("promtool"))
                .isEqualTo(program);
    }

    @Test
    void anAbsentProgramShouldSkipTheTest() {
        assertThatThrownBy(() -> new PrometheusPrograms(Map.of("PATH", path)).find("promtool"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining(".ci/prometheus");
    }

    @Test
    void anAbsentProgramShouldFailTheTestWhereItIsRequired() {
        assertThatThrownBy(() -> new PrometheusPrograms(Map.of("PATH", path, PrometheusPrograms.REQUIRED, "yes"))
                        .find("promtool"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(PrometheusPrograms.REQUIRED);
    }
}
