package io.restante.loadgen.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.measure.Second;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.rate.Arrivals;
import io.restante.loadgen.rate.Schedule;
import io.restante.loadgen.rate.Spacing;
import io.restante.loadgen.rate.Stage;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.result.Collector;
import io.restante.loadgen.result.Result;
import io.restante.loadgen.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    private final VirtualTime time = new VirtualTime();
    private final Collector<Result> results = new Collector<>();

    private Summary run(Load load, FakeTarget target) {
        Generator generator = new Generator(load, target, time);
        generator.results().subscribe(results);
        assertThat(generator.start()).isTrue();
        time.finish();
        return generator.ended().toCompletableFuture().join();
    }

    private FakeTarget target(LongUnaryOperator delay) {
        return new FakeTarget(time, delay);
    }

    /** What a target does to those who come while it stops, and no longer than a millisecond to the others. */
    private static long stopped(long arrival) {
        return (arrival >= 3 * SECOND && arrival < 5 * SECOND ? 5 * SECOND - arrival : 0) + MILLI;
    }

    @Test
    void aStopOfTheTargetShouldShowInTheLatencyOfEveryCallThatFellDueMeanwhile() {
        Summary summary =
                run(Load.of(1_000, Duration.ofSeconds(10), Duration.ofSeconds(5)), target(OpenLoopTest::stopped));

        List<Long> computed = LongStream.range(0, 10_000)
                .map(n -> stopped(n * MILLI))
                .sorted()
                .boxed()
                .toList();
        List<Long> measured =
                results.all().stream().map(Result::elapsed).sorted().toList();
        assertThat(measured).isEqualTo(computed);
        assertThat(measured.stream().filter(elapsed -> elapsed > MILLI)).hasSize(2_000);
        assertThat(summary.totals().answered(Code.SUCCESS)).isEqualTo(10_000);
        // The histogram keeps three digits of each.
        for (double share : new double[] {50, 80, 85, 90, 95, 99, 99.9, 100}) {
            long exact = computed.get((int) Math.round(share * 100) - 1);
            assertThat(summary.latency().valuesAreEquivalent(summary.latency().getValueAtPercentile(share), exact))
                    .as("%s%%: %s", share, exact)
                    .isTrue();
        }
    }

    @Test
    void aStopLongerThanTheTimeoutShouldTimeOutThoseThatWouldHaveWaitedLonger() {
        Summary summary =
                run(Load.of(1_000, Duration.ofSeconds(10), Duration.ofSeconds(1)), target(OpenLoopTest::stopped));

        // From 3 s to 4.000 s: what would have waited for a second or more, and a millisecond of service besides.
        assertThat(summary.totals().answered(Code.TIMEOUT)).isEqualTo(1_001);
        assertThat(results.all().stream()
                        .filter(result -> result.code() == Code.TIMEOUT)
                        .map(Result::elapsed))
                .allMatch(elapsed -> elapsed == SECOND);
    }

    @Test
    void callsShouldBeSentAtTheirIntendedTimes() {
        FakeTarget target = target(arrival -> 300 * MILLI);

        run(Load.of(100, Duration.ofSeconds(3), Duration.ofSeconds(1)), target);

        assertThat(target.arrivals())
                .isEqualTo(LongStream.range(0, 300)
                        .map(n -> n * 10 * MILLI)
                        .boxed()
                        .toList());
        assertThat(results.all()).allMatch(result -> result.lag() == 0 && result.elapsed() == 300 * MILLI);
    }

    @Test
    void stepsRampsAndRandomArrivalsShouldBeSentAtTheirIntendedTimes() {
        Schedule schedule = new Schedule(List.of(
                Stage.steady(50, Duration.ofSeconds(1)),
                new Stage(50, 500, Duration.ofSeconds(2)),
                Stage.steady(200, Duration.ofSeconds(1))));
        Spacing spacing = new Spacing.Poisson(3);
        FakeTarget target = target(arrival -> MILLI);

        Summary summary = run(new Load(schedule, Duration.ofSeconds(1), 10_000, spacing), target);

        List<Long> due = new ArrayList<>();
        Arrivals arrivals = spacing.arrivals(schedule);
        for (long next = arrivals.next(); next != Schedule.NEVER; next = arrivals.next()) {
            due.add(next);
        }
        assertThat(target.arrivals()).isEqualTo(due).hasSizeBetween(700, 900);
        // However many chance has made of them.
        assertThat(summary.sentShare()).isEqualTo(1);
    }

    @Test
    void aSenderThatComesLateShouldReportItsLagAndCountItAsLatency() {
        // A single ticket, and answers after 30 ms: of the calls, due each 10 ms, each begins 20 ms later than the one
        // before.
        Load load = new Load(Schedule.steady(100, Duration.ofSeconds(1)), Duration.ofSeconds(1), 1, new Spacing.Even());

        Summary summary = run(load, target(arrival -> 30 * MILLI));

        List<Result> all = results.all();
        assertThat(all).hasSize(34);
        for (int n = 0; n < 34; n++) {
            Result result = all.get(n);
            assertThat(result.intended()).isEqualTo(n * 10L * MILLI);
            assertThat(result.lag()).isEqualTo(n * 20L * MILLI);
            assertThat(result.elapsed()).isEqualTo(n * 20L * MILLI + 30 * MILLI);
        }
        assertThat(summary.lag().valuesAreEquivalent(summary.lag().getMaxValue(), 660 * MILLI))
                .isTrue();
        assertThat(summary.unsent()).isEqualTo(66);
        assertThat(summary.achievedLps()).isEqualTo(34);
        assertThat(summary.wantedLps()).isEqualTo(100);
    }

    @Test
    void fullSpeedShouldKeepAsManyCallsUnderWayAsAreAllowed() {
        Load load = new Load(Schedule.steady(0, Duration.ofSeconds(1)), Duration.ofSeconds(1), 8, new Spacing.Even());

        Summary summary = run(load, target(arrival -> 10 * MILLI));

        assertThat(summary.totals().sent()).isEqualTo(800);
        assertThat(summary.seconds().get(0).inFlight()).isEqualTo(8);
        assertThat(results.all()).allMatch(result -> result.elapsed() == 10 * MILLI);
    }

    @Test
    void resultsShouldComeInTheOrderInWhichTheyArrive() {
        run(
                Load.of(100, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                target(arrival -> (arrival / (10 * MILLI)) % 3 * 25 * MILLI + MILLI));

        List<Result> all = results.all();
        assertThat(all).isSortedAccordingTo(Comparator.comparingLong(result -> result.intended() + result.elapsed()));
        assertThat(all)
                .isNotEqualTo(all.stream()
                        .sorted(Comparator.comparingLong(Result::id))
                        .toList());
        assertThat(all).allSatisfy(result -> {
            assertThat(result.request().text()).isEqualTo(Long.toString(result.id()));
            assertThat(result.response().text()).isEqualTo(result.request().text());
        });
    }

    @Test
    void secondsShouldAddUpToTheWhole() {
        Summary summary =
                run(Load.of(1_000, Duration.ofSeconds(10), Duration.ofSeconds(5)), target(OpenLoopTest::stopped));

        assertThat(summary.seconds()).hasSize(11);
        assertThat(summary.seconds().stream().mapToLong(Second::sent).sum()).isEqualTo(10_000);
        assertThat(summary.seconds().stream().mapToLong(Second::answered).sum()).isEqualTo(10_000);
        Second whileStopped = summary.seconds().get(4);
        assertThat(whileStopped.wanted()).isEqualTo(1_000);
        assertThat(whileStopped.sent()).isEqualTo(1_000);
        assertThat(whileStopped.answered()).isZero();
        assertThat(whileStopped.inFlight()).isEqualTo(2_000);
    }
}
