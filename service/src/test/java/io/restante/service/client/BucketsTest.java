package io.restante.service.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restante.service.testing.StoppedTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private final StoppedTime time = new StoppedTime();

    @Test
    void aCallerShouldHaveABurstAndThenHisRate() {
        Buckets<String> buckets = new Buckets<>(10, 3, 100, time);
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("ann")).isZero();
        }

        assertThat(buckets.take("ann")).isEqualTo(Duration.ofMillis(100).toNanos());
        assertThat(buckets.take("bob")).isZero();
        time.pass(Duration.ofMillis(99));
        assertThat(buckets.take("ann")).isEqualTo(Duration.ofMillis(1).toNanos());
        time.pass(Duration.ofMillis(1));
        assertThat(buckets.take("ann")).isZero();
        assertThat(buckets.take("ann")).isPositive();
    }

    @Test
    void aRefusalShouldCostNothing() {
        Buckets<String> buckets = new Buckets<>(1, 1, 100, time);
        buckets.take("ann");
        for (int i = 0; i < 1_000; i++) {
            assertThat(buckets.take("ann")).isEqualTo(Duration.ofSeconds(1).toNanos());
        }
        time.pass(Duration.ofSeconds(1));

        assertThat(buckets.take("ann")).isZero();
    }

    @Test
    void aFloodOfCallersShouldBeRememberedWithinTheBoundAndRefuseNobody() {
        Buckets<Integer> buckets = new Buckets<>(1, 1, 100, time);
        for (int caller = 0; caller < 10_000; caller++) {
            assertThat(buckets.take(caller)).isZero();
        }

        assertThat(buckets.size()).isLessThanOrEqualTo(100);
    }

    @Test
    void whoseBucketIsFullAgainShouldBeForgotten() {
        Buckets<String> buckets = new Buckets<>(2, 10, 100, time);
        buckets.take("ann");
        time.pass(Duration.ofSeconds(5));
        assertThat(buckets.size()).isEqualTo(1);
        time.pass(Duration.ofSeconds(1));

        assertThat(buckets.size()).isZero();
    }

    @Test
    void aRateOfNothingShouldBeNoRate() {
        assertThatThrownBy(() -> new Rates(0, null, null, null, 1)).hasMessageContaining("restante.rate-limits");
    }
}
