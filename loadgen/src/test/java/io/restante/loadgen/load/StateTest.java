package io.restante.loadgen.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StateTest {
    private static final long MILLI = 1_000_000;

    private final VirtualTime time = new VirtualTime();
    private final FakeTarget target = new FakeTarget(time, arrival -> 5 * MILLI);
    private final Generator generator = generator(target);

    private Generator generator(FakeTarget caller) {
        return new Generator(Load.of(100, Duration.ofSeconds(2), Duration.ofSeconds(1)), caller, time);
    }

    private Summary summary() {
        return generator.ended().toCompletableFuture().join();
    }

    @Test
    void aRunShouldGoThroughItsStates() {
        List<State> seen = new ArrayList<>(List.of(generator.state()));
        time.in(500 * MILLI, () -> seen.add(generator.state()));
        time.in(1_999 * MILLI, () -> seen.add(generator.state()));
        time.in(2_000 * MILLI, () -> time.in(1, () -> seen.add(generator.state())));

        generator.start();
        time.finish();

        assertThat(seen).containsExactly(State.ORIGINAL, State.STARTED, State.STARTED, State.STOPPED);
        assertThat(summary().sending()).isEqualTo(2_000 * MILLI);
        assertThat(summary().totals().sent()).isEqualTo(200);
        assertThat(time.closed()).isTrue();
    }

    @Test
    void aGeneratorShouldWaitForWhatIsUnderWayBeforeItHasStopped() {
        List<State> seen = new ArrayList<>();
        Generator slow = generator(new FakeTarget(time, arrival -> 300 * MILLI));
        time.in(998 * MILLI, slow::stop);
        time.in(999 * MILLI, () -> seen.add(slow.state()));
        time.in(1_289 * MILLI, () -> seen.add(slow.state()));
        time.in(1_291 * MILLI, () -> seen.add(slow.state()));
        slow.start();
        time.finish();

        assertThat(seen).containsExactly(State.STOPPING, State.STOPPING, State.STOPPED);
        Summary summary = slow.ended().toCompletableFuture().join();
        assertThat(summary.totals().sent()).isEqualTo(100);
        assertThat(summary.totals().answered(Code.SUCCESS)).isEqualTo(100);
    }

    @Test
    void callsThatAreNotAnsweredAfterTheStopShouldCountAsTimedOut() {
        Generator dead = generator(new FakeTarget(time, arrival -> FakeTarget.NEVER));
        time.in(998 * MILLI, dead::stop);

        dead.start();
        time.finish();

        Summary summary = dead.ended().toCompletableFuture().join();
        assertThat(summary.totals().answered(Code.TIMEOUT)).isEqualTo(100);
        assertThat(summary.seconds().get(summary.seconds().size() - 1).end()).isEqualTo(1_990 * MILLI);
    }

    @Test
    void startTwiceShouldChangeNothing() {
        List<Boolean> second = new ArrayList<>();
        time.in(500 * MILLI, () -> second.add(generator.start()));

        assertThat(generator.start()).isTrue();
        time.finish();

        assertThat(second).containsExactly(false);
        assertThat(summary().totals().sent()).isEqualTo(200);
    }

    @Test
    void stopBeforeStartShouldChangeNothing() {
        assertThat(generator.stop()).isFalse();
        assertThat(generator.state()).isEqualTo(State.ORIGINAL);

        generator.start();
        time.finish();

        assertThat(summary().totals().sent()).isEqualTo(200);
    }

    @Test
    void stopDuringStartShouldEndItWithoutACall() {
        // A context that has ended already ends it while it starts.
        CompletableFuture<String> context = CompletableFuture.completedFuture("over");

        assertThat(generator.start(context)).isTrue();
        time.finish();

        assertThat(generator.state()).isEqualTo(State.STOPPED);
        assertThat(target.arrivals()).isEmpty();
        assertThat(summary().totals().sent()).isZero();
        assertThat(time.closed()).isTrue();
    }

    @Test
    void stopTwiceShouldChangeNothing() {
        List<Boolean> stops = new ArrayList<>();
        time.in(501 * MILLI, () -> stops.add(generator.stop()));
        time.in(502 * MILLI, () -> stops.add(generator.stop()));

        generator.start();
        time.finish();

        assertThat(stops).containsExactly(true, false);
        assertThat(generator.stop()).isFalse();
        assertThat(summary().totals().sent()).isEqualTo(51);
        assertThat(summary().sending()).isEqualTo(501 * MILLI);
        assertThat(summary().unsent()).isZero();
    }

    @Test
    void startAfterStopShouldBeRefused() {
        generator.start();
        time.finish();

        assertThat(generator.start()).isFalse();
        assertThat(generator.state()).isEqualTo(State.STOPPED);
        assertThat(target.arrivals()).hasSize(200);
    }

    @Test
    void theEndOfItsContextShouldStopIt() {
        CompletableFuture<String> context = new CompletableFuture<>();
        time.in(301 * MILLI, () -> context.cancel(true));

        generator.start(context);
        time.finish();

        assertThat(generator.state()).isEqualTo(State.STOPPED);
        assertThat(summary().totals().sent()).isEqualTo(31);
    }
}
