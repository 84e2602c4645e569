package io.restante.loadgen.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restante.loadgen.rate.Schedule;
import io.restante.loadgen.rate.Spacing;
import io.restante.loadgen.rate.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @ParameterizedTest
    @CsvSource({
        "1000, 1000, 1000000, 1001",
        "10000, 1000, 100000, 10001",
        "3, 1000, 333333333, 4",
        "1, 10, 1000000000, 1",
        "0.5, 4000, 2000000000, 3",
        "1000000000, 0, 1, 2"
    })
    void concurrencyShouldBeTimeoutOverIntervalPlusOne(double lps, long timeoutMillis, long interval, int concurrency) {
        Duration timeout = timeoutMillis == 0 ? Duration.ofNanos(1) : Duration.ofMillis(timeoutMillis);

        Load load = Load.of(lps, SECOND, timeout);

        assertThat(load.interval()).isEqualTo(interval);
        assertThat(load.concurrency()).isEqualTo(concurrency);
    }

    @Test
    void concurrencyShouldNeverPassItsBoundNorOverflow() {
        Load extreme =
                new Load(Schedule.steady(1e9, SECOND), Duration.ofDays(365), Integer.MAX_VALUE, new Spacing.Even());
        Load bounded = new Load(Schedule.steady(1000, SECOND), SECOND, 1000, new Spacing.Even());

        assertThat(extreme.concurrency()).isEqualTo(Integer.MAX_VALUE);
        assertThat(bounded.concurrency()).isEqualTo(1000);
    }

    @Test
    void fullSpeedShouldHaveNoIntervalAndTheBoundAsConcurrency() {
        Load load = new Load(Schedule.steady(0, SECOND), SECOND, 64, new Spacing.Even());

        assertThat(load.interval()).isZero();
        assertThat(load.concurrency()).isEqualTo(64);
    }

    @Test
    void concurrencyOfARampShouldBeThatOfItsHighestRate() {
        Schedule ramp = new Schedule(List.of(new Stage(0, 2000, SECOND), Stage.steady(500, SECOND)));

        assertThat(new Load(ramp, SECOND, Load.MOST_CONCURRENT, new Spacing.Even()).concurrency())
                .isEqualTo(2001);
    }

    @Test
    void allThatIsWrongShouldBeReportedAtOnce() {
        assertThatThrownBy(() ->
                        new Load(Schedule.steady(-5, Duration.ZERO), Duration.ofSeconds(-1), 0, new Spacing.Even()))
                .isInstanceOfSatisfying(WrongLoadException.class, e -> assertThat(e.problems())
                        .containsExactly(
                                "The rate must be 0 or more, not -5.0.",
                                "The duration must be more than 0, not PT0S.",
                                "The timeout must be more than 0, not PT-1S.",
                                "The most calls at once must be at least 1, not 0."));
    }

    @Test
    void ratesAndTimesThatCannotBeShouldBeRefused() {
        assertThat(Load.problems(Schedule.steady(Double.NaN, SECOND), SECOND, 1))
                .containsExactly("The rate must be 0 or more, not NaN.");
        assertThat(Load.problems(Schedule.steady(2e9, SECOND), Duration.ofDays(400), 1))
                .containsExactly(
                        "The rate must be at most one call a nanosecond, not 2.0E9 a second.",
                        "The timeout must be at most a year, not PT9600H.");
        assertThat(Load.problems(new Schedule(List.of()), SECOND, 1)).containsExactly("There is no stage.");
        assertThat(Load.problems(new Schedule(List.of(Stage.steady(0, SECOND), Stage.steady(1, SECOND))), SECOND, 1))
                .containsExactly("A rate of 0, which is full speed, cannot stand beside other stages.");
    }
}
