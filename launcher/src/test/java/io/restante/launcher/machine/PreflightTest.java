package io.restante.launcher.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restante.launcher.command.FakeMachine;
import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Options;
import io.restante.launcher.plan.Part;
import io.restante.launcher.plan.RestantePlanner;
import io.restante.launcher.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    private static final long MIB = 1L << 20;

    private final FakeMachine machine = new FakeMachine();
    private DataFolder data;
    private List<Part> parts;

    @BeforeEach
    void setUp(@TempDir Path home) {
        data = new DataFolder(home);
        parts = new RestantePlanner(home).plan(data, Options.USUAL).parts();
    }

    @Test
    void checkShouldPassWhereThereIsJustEnough() throws IOException {
        machine.memory(1200 * MIB);
        machine.disk(1152 * MIB);

        new Preflight(machine).check(data, parts);

        assertThat(parts).hasSize(3);
    }

    @Test
    void checkShouldSayHowMuchMemoryIsMissing() {
        machine.memory(1199 * MIB);

        assertProblem(
                "Too little memory: 1199 MiB are available, but at least 1200 MiB are needed: end other programs, "
                        + "or start fewer processes.");
    }

    @Test
    void checkShouldSayHowMuchDiskIsMissing() {
        machine.disk(1151 * MIB);

        assertProblem("Too little disk: 1151 MiB are left for " + data.root()
                + ", but at least 1152 MiB are needed: free some, or choose another folder with --data.");
    }

    @Test
    void checkShouldNameEveryTakenPort() {
        for (int port : new int[] {8080, 8888, 7199, 7000, 9042}) {
            machine.taken(port);
            assertThatThrownBy(() -> new Preflight(machine).check(data, parts))
                    .isInstanceOf(Problem.class)
                    .hasMessageStartingWith("Port " + port + " on 127.0.0.1, which ");
        }
    }

    @Test
    void checkShouldSayHowToAddAnAddress() {
        machine.missing("127.0.0.1");

        assertThatThrownBy(() -> new Preflight(machine).check(data, parts))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("sudo ifconfig lo0 alias 127.0.0.1");
    }

    private void assertProblem(String sentence) {
        assertThatThrownBy(() -> new Preflight(machine).check(data, parts))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
    }
}
