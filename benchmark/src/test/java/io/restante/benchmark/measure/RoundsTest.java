package io.restante.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.benchmark.cluster.CompilerTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void worksShouldTakeTurnsAfterAWarmUpThatDoesNotCount() throws Exception {
        Map<String, Series> measured =
                new Rounds(2, Duration.ofSeconds(3), warmUp(1, 1.0), line -> {}).measure(List.of(work("a"), work("b")));

        assertThat(done).containsExactly("a 6", "b 6", "a 3", "b 3", "a 3", "b 3");
        assertThat(measured.keySet()).containsExactly("a", "b");
        assertThat(List.copyOf(measured.values()).get(0).samples()).hasSize(2).allMatch(sample -> sample.rate() == 3);
    }

    @Test
    void failuresShouldBeSaid() throws Exception {
        List<String> said = new ArrayList<>();
        Work work = new Work("a", length -> new Sample(1, 1, 2, 3, 0, 0));

        new Rounds(1, Duration.ofSeconds(1), warmUp(1, 1.0), said::add).measure(List.of(work));

        assertThat(said).last().asString().contains("failed 5");
    }

    @Test
    void warmUpShouldGoOnUntilTheCompilersHaveLittleToDo() throws Exception {
        new Rounds(0, Duration.ofSeconds(3), warmUp(5, 0.4, 0.2, 0.04, 0.01), line -> {}).measure(List.of(work("a")));

        assertThat(done).containsExactly("a 6", "a 6", "a 6");
    }

    @Test
    void warmUpShouldEndWhereTheCompilersDoNot() throws Exception {
        List<String> said = new ArrayList<>();

        new Rounds(0, Duration.ofSeconds(3), warmUp(2, 0.4, 0.3, 0.2), said::add).measure(List.of(work("a")));

        assertThat(done).hasSize(2);
        assertThat(said).last().asString().contains("turn 2").contains("30 %");
    }

    /** Of six seconds a turn; the compilers take these shares. */
    private static WarmUp warmUp(int most, double... shares) {
        List<CompilerTime> times = new ArrayList<>(List.of(new CompilerTime(0, 0)));
        for (double share : shares) {
            CompilerTime last = times.get(times.size() - 1);
            times.add(new CompilerTime(last.compilersTicks() + Math.round(100 * share), last.allTicks() + 100));
        }
        return new WarmUp(Duration.ofSeconds(6), most, times.iterator()::next);
    }

    private Work work(String name) {
        return new Work(name, length -> {
            done.add(name + " " + length.toSeconds());
            return new Sample(length.toSeconds(), 0, 0, 0, 0, 0);
        });
    }
}
