package io.restante.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InFlightTest {
    @Test
    void aFailureShouldBeCountedAndEndItsPlace() throws InterruptedException {
        Sample sample = InFlight.run(
                3, Duration.ofHours(1), () -> CompletableFuture.failedFuture(new IllegalStateException("no")));

        assertThat(sample.broken()).isEqualTo(3);
        assertThat(sample.done()).isZero();
        assertThat(sample.rate()).isZero();
    }

    @Test
    void aRequestThatCannotBeginShouldCountAsAFailure() throws InterruptedException {
        Sample sample = InFlight.run(2, Duration.ofHours(1), () -> {
            throw new IllegalStateException("closed");
        });

        assertThat(sample.broken()).isEqualTo(2);
    }

    @Test
    void noMoreThanThatManyShouldBeUnderWay() throws InterruptedException {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        Sample sample = InFlight.run(4, Duration.ofMillis(50), () -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            return CompletableFuture.runAsync(underWay::decrementAndGet);
        });

        assertThat(most.get()).isBetween(1, 4);
        assertThat(sample.done()).isPositive();
        assertThat(sample.p99()).isGreaterThanOrEqualTo(sample.p50());
        assertThat(underWay.get()).isZero();
    }
}
