package io.restante.rpcstore.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.history.file.FileRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stores and APIs come and go under faults of every kind: whatever clients saw must hold. */
class ChatLogSimulationTest {
    /** {@code -Dsimulation.seeds=100000} for a longer run, {@code -Dsimulation.first=N} to replay one. */
    private static final int SEEDS = Integer.getInteger("simulation.seeds", Seeds.USUAL);

    private static final long FIRST = Long.getLong("simulation.first", 1);
    /** {@code -Dsimulation.history=FILE} writes the history of the seed that failed, or of the last one. */
    private static final Optional<Path> FILE =
            Optional.ofNullable(System.getProperty("simulation.history")).map(Path::of);

    @Test
    void everyMessageShouldBeStoredOnceInOrderAndNeverSkippedWhateverFails() throws Exception {
        Seeds seeds = new Seeds(FIRST, SEEDS);
        Optional<Seeds.Failure> failure = seeds.play();
        System.out.print(seeds.coverage());
        if (FILE.isPresent()) {
            write(failure.map(Seeds.Failure::seed).orElse(FIRST + SEEDS - 1), FILE.get());
        }

        assertThat(failure).map(Seeds.Failure::words).isEmpty();
        if (SEEDS >= Seeds.USUAL) {
            assertThat(seeds.coverage().below(SEEDS / 100)).isEmpty();
        }
    }

    @Test
    void aSeedShouldReplayExactly() {
        for (long seed : List.of(5L, 6L, 7L)) {
            Run first = new Run(seed, true);
            Run second = new Run(seed, true);
            first.play();
            second.play();

            assertThat(first.trace()).hasSizeGreaterThan(1_000).isEqualTo(second.trace());
            assertThat(first.history()).isEqualTo(second.history());
        }
    }

    private static void write(long seed, Path file) throws IOException {
        Run run = new Run(seed);
        run.play();
        try (FileRecorder recorder = new FileRecorder(file)) {
            run.history().forEach(recorder::record);
        }
    }
}
