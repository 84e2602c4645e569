package io.restante.loadgen.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.result.Collector;
import io.restante.loadgen.result.Result;
import io.restante.loadgen.time.VirtualTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SlowConsumerTest {
    private static final int CALLS = 2 * Generator.RESULTS_BUFFERED;

    private final VirtualTime time = new VirtualTime();
    private final Generator generator = new Generator(
            Load.of(CALLS, Duration.ofSeconds(1), Duration.ofSeconds(1)), new FakeTarget(time, arrival -> 1), time);

    /** Takes its first result and does not come back before it may. */
    private static final class Slow extends Collector<Result> {
        final CountDownLatch go = new CountDownLatch(1);

        @Override
        public void onNext(Result result) {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            super.onNext(result);
        }
    }

    private Summary run() {
        generator.start();
        time.finish();
        return generator.ended().toCompletableFuture().join();
    }

    @Test
    void aConsumerThatIsTooSlowShouldMissResultsThatAreCountedAndHoldUpNothing() {
        Slow slow = new Slow();
        generator.results().subscribe(slow);

        Summary summary = run();
        slow.go.countDown();

        assertThat(summary.totals().answered(Code.SUCCESS)).isEqualTo(CALLS);
        assertThat(summary.lag().getMaxValue()).isZero();
        assertThat(slow.all()).hasSize((int) (CALLS - summary.dropped()));
        // One is in its hands, where it took it before the buffer was full.
        assertThat(summary.dropped())
                .isBetween((long) Generator.RESULTS_BUFFERED - 1, (long) Generator.RESULTS_BUFFERED);
    }

    @Test
    void aConsumerThatThrowsShouldGetNothingMoreAndHoldUpNothing() {
        Collector<Result> good = new Collector<>();
        generator.results().subscribe(good);
        generator.results().subscribe(new Collector<>() {
            @Override
            public void onNext(Result result) {
                throw new IllegalStateException("no more");
            }

            @Override
            public void onError(Throwable failure) {}
        });

        assertThat(run().totals().answered(Code.SUCCESS)).isEqualTo(CALLS);
    }
}
