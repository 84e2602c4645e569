package io.restante.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restante.launcher.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest {
    private Path folder;

    @BeforeEach
    void setUp(@TempDir Path given) {
        folder = given;
    }

    @Test
    void takeShouldSayThatAnotherCommandIsAtWork() throws IOException, InterruptedException {
        try (Lock held = Lock.take(folder, Duration.ZERO)) {
            assertThatThrownBy(() -> Lock.take(folder, Duration.ofMillis(1)))
                    .as("while %s is held", held)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Another ./restante command");
        }
    }

    @Test
    void holdShouldFreeTheLockWhenTheWorkFails() throws IOException, InterruptedException {
        List<String> done = new ArrayList<>();
        assertThatThrownBy(() -> Lock.hold(folder, Duration.ZERO, () -> {
                    throw new IOException("no");
                }))
                .hasMessage("no");

        Lock.hold(folder, Duration.ZERO, () -> done.add("second"));

        assertThat(done).containsExactly("second");
    }
}
