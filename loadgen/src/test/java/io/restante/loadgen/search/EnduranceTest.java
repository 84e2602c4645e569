package io.restante.loadgen.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.measure.Measurements;
import io.restante.loadgen.rate.Schedule;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.threshold.Threshold;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnduranceTest {
    private static final long SECOND = 1_000_000_000;

    private final Measurements measurements = new Measurements(Schedule.steady(100, Duration.ofMinutes(1)));
    private long seconds;

    private boolean second(Endurance endurance, long latencyMillis) {
        for (int i = 0; i < 100; i++) {
            measurements.sent(0);
            measurements.ended(Code.SUCCESS, "", latencyMillis * 1_000_000);
        }
        seconds++;
        return endurance.next(measurements.tick(seconds * SECOND));
    }

    @Test
    void aRateShouldBeKeptUntilTheFirstWindowThatBreaksAThreshold() {
        Endurance endurance = new Endurance(List.of(Threshold.parse("p50>20ms")), 100, 3);

        for (int i = 0; i < 10; i++) {
            assertThat(second(endurance, 10)).isTrue();
        }
        // One slow second of three is less than half of the calls.
        assertThat(second(endurance, 30)).isTrue();
        assertThat(second(endurance, 30)).isFalse();
        assertThat(second(endurance, 10)).isFalse();

        assertThat(endurance.kept()).hasValue(9 * SECOND);
    }

    @Test
    void aRateThatIsKeptShouldHaveNoEnd() {
        Endurance endurance =
                new Endurance(List.of(Threshold.parse("errors>0%"), Threshold.parse("achieved<99%")), 100, 3);

        for (int i = 0; i < 20; i++) {
            assertThat(second(endurance, 10)).isTrue();
        }
        assertThat(endurance.kept()).isEmpty();
    }
}
