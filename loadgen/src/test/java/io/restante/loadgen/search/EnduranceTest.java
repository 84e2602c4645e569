package io.restante.loadgen.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.measure.Measurements;
import io.restante.loadgen.rate.Schedule;
import io.restante.loadgen.rate.Stage;
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
        Endurance endurance = new Endurance(List.of(Threshold.parse("p50>20ms")), 3);

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
        Endurance endurance = new Endurance(List.of(Threshold.parse("errors>0%"), Threshold.parse("achieved<99%")), 3);

        for (int i = 0; i < 20; i++) {
            assertThat(second(endurance, 10)).isTrue();
        }
        assertThat(endurance.kept()).isEmpty();
    }

    @Test
    void aRampShouldBeHeldAgainstWhatItWantsAtThatTime() {
        Measurements ramp = new Measurements(new Schedule(List.of(new Stage(0, 200, Duration.ofSeconds(10)))));
        Endurance endurance = new Endurance(List.of(Threshold.parse("achieved<99%")), 3);

        for (int number = 1; number <= 8; number++) {
            // 10 in the first second, 30 in the next, and so on; but half of them in the last one.
            int due = 20 * number - 10;
            for (int i = 0; i < (number == 8 ? due / 2 : due); i++) {
                ramp.sent(0);
            }
            assertThat(endurance.next(ramp.tick(number * SECOND))).isEqualTo(number < 8);
        }
        assertThat(endurance.kept()).hasValue(5 * SECOND);
    }
}
