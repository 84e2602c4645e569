package io.restante.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void theMedianShouldBeTheMiddleOne() {
        assertThat(Median.of(3, 1, 100)).isEqualTo(3);
        assertThat(Median.of(7)).isEqualTo(7);
    }

    @Test
    void theMedianOfAnEvenNumberShouldBeTheMeanOfTheTwoInTheMiddle() {
        assertThat(Median.of(4, 1, 100, 2)).isEqualTo(3);
    }

    @Test
    void nothingShouldHaveNoMedian() {
        assertThatThrownBy(Median::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneOddRoundShouldNotMoveASeries() {
        Series series = new Series(
                "ping",
                List.of(
                        new Sample(100, 200, 0, 0, 10, 20),
                        new Sample(1, 2, 5, 7, 1_000, 2_000),
                        new Sample(102, 204, 0, 0, 12, 22)));

        assertThat(series.rate()).isEqualTo(100);
        assertThat(series.p50()).isEqualTo(12);
        assertThat(series.failed()).isEqualTo(12);
    }
}
