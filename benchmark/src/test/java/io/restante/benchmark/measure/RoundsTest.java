package io.restante.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void worksShouldTakeTurnsAfterAWarmUpThatDoesNotCount() throws Exception {
        Map<String, Series> measured = new Rounds(2, Duration.ofSeconds(3), Duration.ofSeconds(6), line -> {})
                .measure(List.of(work("a"), work("b")));

        assertThat(done).containsExactly("a 6", "b 6", "a 3", "b 3", "a 3", "b 3");
        assertThat(measured.keySet()).containsExactly("a", "b");
        assertThat(List.copyOf(measured.values()).get(0).samples()).hasSize(2).allMatch(sample -> sample.rate() == 3);
    }

    @Test
    void failuresShouldBeSaid() throws Exception {
        List<String> said = new ArrayList<>();
        Work work = new Work("a", length -> new Sample(1, 1, 2, 3, 0, 0));

        new Rounds(1, Duration.ofSeconds(1), Duration.ofSeconds(1), said::add).measure(List.of(work));

        assertThat(said).last().asString().contains("failed 5");
    }

    private Work work(String name) {
        return new Work(name, length -> {
            done.add(name + " " + length.toSeconds());
            return new Sample(length.toSeconds(), 0, 0, 0, 0, 0);
        });
    }
}
