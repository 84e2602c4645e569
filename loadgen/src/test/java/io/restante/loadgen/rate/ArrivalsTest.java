package io.restante.loadgen.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static List<Long> all(Arrivals arrivals) {
        List<Long> times = new ArrayList<>();
        for (long next = arrivals.next(); next != Schedule.NEVER; next = arrivals.next()) {
            times.add(next);
        }
        return times;
    }

    @Test
    void evenArrivalsShouldBeExactlyAnIntervalApart() {
        assertThat(all(Arrivals.even(Schedule.steady(4, SECOND))))
                .containsExactly(0L, 250_000_000L, 500_000_000L, 750_000_000L);
    }

    @Test
    void anIntervalThatIsNoWholeNumberShouldNotAddUpToAnError() {
        List<Long> times = all(Arrivals.even(Schedule.steady(3_000, Duration.ofSeconds(100))));

        assertThat(times).hasSize(300_000);
        assertThat(times.get(299_997)).isEqualTo(99_999_000_000L);
    }

    @Property(tries = 200)
    void evenArrivalsShouldBeAsManyAsTheRateWants(
            @ForAll @IntRange(min = 1, max = 20_000) int lps, @ForAll @IntRange(min = 1, max = 3_000) int millis) {
        List<Long> times = all(Arrivals.even(Schedule.steady(lps, Duration.ofMillis(millis))));

        assertThat((double) times.size()).isCloseTo(lps * millis / 1e3, within(1.0));
        assertThat(times).isSorted().allMatch(time -> time < millis * 1_000_000L);
    }

    @Test
    void aCallThatWouldFallOnTheEndShouldNotBeOneTooMany() {
        // 20,000 times 0.035 is a little more than 700 in floating point.
        assertThat(all(Arrivals.even(Schedule.steady(20_000, Duration.ofMillis(35)))))
                .hasSize(700);
    }

    @Test
    void aStepShouldChangeTheRateAtOnce() {
        Schedule steps = new Schedule(List.of(Stage.steady(2, SECOND), Stage.steady(4, SECOND)));

        assertThat(all(Arrivals.even(steps)))
                .containsExactly(0L, 500_000_000L, 1_000_000_000L, 1_250_000_000L, 1_500_000_000L, 1_750_000_000L);
    }

    @Test
    void aRampShouldChangeTheRateEvenly() {
        // From 0 to 100/s in 10 s, n calls fall due within sqrt(n/5) seconds.
        List<Long> times = all(Arrivals.even(new Schedule(List.of(new Stage(0, 100, Duration.ofSeconds(10))))));

        assertThat(times).hasSize(500);
        for (int n = 0; n < 500; n++) {
            assertThat((double) times.get(n)).isCloseTo(Math.sqrt(n / 5.0) * 1e9, within(2.0));
        }
    }

    @Test
    void aRampDownToNothingShouldEnd() {
        List<Long> times = all(Arrivals.even(new Schedule(List.of(new Stage(100, 0, Duration.ofSeconds(10))))));

        assertThat(times).hasSize(500).isSorted();
        // The last n calls fall due within sqrt(n/5) seconds of the end.
        assertThat((double) times.get(495)).isCloseTo(9e9, within(2.0));
    }

    @Test
    void theRateWantedShouldBeKnownAtAnyTime() {
        Schedule schedule = new Schedule(List.of(Stage.steady(10, SECOND), new Stage(10, 20, SECOND)));

        assertThat(schedule.rateAt(999_999_999)).isEqualTo(10);
        assertThat(schedule.rateAt(1_500_000_000)).isEqualTo(15);
        assertThat(schedule.rateAt(2_000_000_000)).isZero();
        assertThat(schedule.mean()).isEqualTo(12.5);
    }

    @Test
    void poissonArrivalsOfTheSameSeedShouldBeTheSame() {
        Schedule schedule = Schedule.steady(1_000, SECOND);

        assertThat(all(Arrivals.poisson(schedule, 7))).isEqualTo(all(Arrivals.poisson(schedule, 7)));
        assertThat(all(Arrivals.poisson(schedule, 7))).isNotEqualTo(all(Arrivals.poisson(schedule, 8)));
    }

    @Test
    void poissonGapsShouldBeExponential() {
        List<Long> times = all(Arrivals.poisson(Schedule.steady(1_000, Duration.ofSeconds(100)), 42));

        // 100,000 arrivals: a standard deviation is 316 of their number.
        assertThat((double) times.size()).isCloseTo(100_000, within(1_500.0));
        for (double gap : new double[] {0.1, 1, 2, 4}) {
            long longer = 0;
            for (int i = 1; i < times.size(); i++) {
                if (times.get(i) - times.get(i - 1) > gap * 1e6) {
                    longer++;
                }
            }
            assertThat((double) longer / times.size()).isCloseTo(Math.exp(-gap), within(0.01));
        }
    }

    @Test
    void poissonArrivalsOfARampShouldFollowItsRate() {
        Schedule ramp = new Schedule(List.of(new Stage(0, 10_000, Duration.ofSeconds(10))));

        List<Long> times = all(Arrivals.poisson(ramp, 1));

        assertThat((double) times.size()).isCloseTo(50_000, within(1_200.0));
        long early = times.stream().filter(time -> time < 5_000_000_000L).count();
        assertThat((double) early / times.size()).isCloseTo(0.25, within(0.01));
    }
}
