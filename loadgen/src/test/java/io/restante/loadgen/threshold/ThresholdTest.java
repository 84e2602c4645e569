package io.restante.loadgen.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.measure.Totals;
import io.restante.loadgen.result.Code;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
    /** 1,000 calls of 1 to 1,000 ms, one of which failed, at 95 % of the wanted rate, all 2 ms late. */
    private static Summary summary() {
        Histogram latency = new Histogram(3);
        Histogram lag = new Histogram(3);
        for (int n = 1; n <= 1_000; n++) {
            latency.recordValue(n * 1_000_000L);
            lag.recordValue(2_000_000);
        }
        Totals totals = new Totals(950, Map.of(Code.SUCCESS, 949L, Code.TIMEOUT, 1L));
        return new Summary(1_000, 1_000_000_000, 10, totals, 50, 0, 0, latency, lag, List.of(), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "p99>980ms, true",
        "p99>995ms, false",
        "p99.9>0.9s, true",
        "p50 > 600ms, false",
        "max>999ms, true",
        "max>2s, false",
        "errors>0.1%, true",
        "errors>1%, false",
        "achieved<99%, true",
        "achieved<90%, false",
        "lag_p99>1999us, true",
        "lag_max>3ms, false",
        "p50<1s, true"
    })
    void aThresholdShouldBeBrokenWhereItComesTrue(String text, boolean broken) {
        assertThat(Threshold.parse(text).broken(summary())).isEqualTo(broken);
    }

    @Test
    void whatWasMeasuredShouldBeSaid() {
        assertThat(Threshold.parse("errors>1%").said(summary())).isEqualTo("0.105%");
        assertThat(Threshold.parse("lag_p50>1s").said(summary())).isEqualTo("2.001 ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p99", "p99>", "p99>50", "p100>1s", "errors>5ms", "p99>5%", "speed>1s", "p99=50ms"})
    void whatIsNoThresholdShouldBeRefused(String text) {
        assertThatThrownBy(() -> Threshold.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A threshold is one like p99>50ms");
    }
}
