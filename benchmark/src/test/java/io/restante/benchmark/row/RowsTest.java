package io.restante.benchmark.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.restante.benchmark.cassandra.BareDriver;
import io.restante.benchmark.measure.Sample;
import io.restante.benchmark.measure.Series;
import io.restante.benchmark.report.Finding;
import io.restante.benchmark.report.Verdict;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.measure.Totals;
import io.restante.loadgen.result.Code;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class RowsTest {
    @Test
    void rowsShouldBeFoundByTheirNames() {
        assertThat(Row.named(List.of("pull-cold", "send-durable"))).containsExactly(Row.SEND_DURABLE, Row.PULL_COLD);
        assertThatThrownBy(() -> Row.named(List.of("pull")))
                .hasMessageStartingWith("There is no row pull; there are send-durable, send-relaxed,");
    }

    @Test
    void aQuickRunShouldLeaveTheLongRowsOut() {
        assertThat(Row.usual(false)).containsExactly(Row.values());
        assertThat(Row.usual(true))
                .isEqualTo(EnumSet.complementOf(
                        EnumSet.of(Row.SEND_RELAXED, Row.START, Row.MEMORY, Row.OVERLOAD, Row.MOVES)));
    }

    @Test
    void aRowThatIsARateShouldHaveAComparison() {
        assertThat(Comparisons.of(EnumSet.allOf(Row.class)))
                .extracting(Comparison::row)
                .contains(
                        Row.SEND_DURABLE, Row.SEND_RELAXED, Row.SEND_ONE_CHAT, Row.PULL_HOT, Row.PULL_COLD, Row.MIXED);
        assertThat(Comparisons.of(EnumSet.of(Row.LATENCY))).isEmpty();
    }

    @Test
    void aComparisonShouldBeTheRatioOfTheMedians() {
        Finding finding = send().judge(Map.of(
                "send",
                series("send", 0, 60, 65, 1_000),
                "driver: inserts",
                series("driver: inserts", 0, 100, 1, 110)));

        assertThat(finding.value()).isEqualTo(0.65);
        assertThat(finding.verdict()).isEqualTo(Verdict.MET);
        assertThat(finding.figure()).isEqualTo("65/s");
        assertThat(finding.yardstick()).isEqualTo("driver: inserts 100/s");
        assertThat(finding.note()).isEmpty();
    }

    @Test
    void failuresOfEitherSideShouldBeNoted() {
        Finding finding = send().judge(Map.of(
                "send", series("send", 1_200, 60), "driver: inserts", series("driver: inserts", 3, 100)));

        assertThat(finding.note()).isEqualTo("send: 1,200 failed; driver: inserts: 3 failed");
        assertThat(finding.verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void latencyShouldBeTheMedianOfTheRoundsRatios() {
        Finding finding = LatencyRow.finding(500, List.of(summary(2, 8), summary(2, 100), summary(2, 6)));

        assertThat(finding.value()).isEqualTo(4, within(0.01));
        assertThat(finding.verdict()).isEqualTo(Verdict.MET);
        assertThat(finding.note()).isEqualTo("3 failed; 0 not sent");
    }

    private static Comparison send() {
        return new Comparison(Row.SEND_DURABLE, "send", Comparisons.SEND, BareDriver.INSERTS, 0.65);
    }

    private static Series series(String name, long failedInTheFirst, double... rates) {
        List<Sample> samples = new ArrayList<>();
        for (double rate : rates) {
            samples.add(new Sample(rate, 1, samples.isEmpty() ? failedInTheFirst : 0, 0, 1, 1));
        }
        return new Series(name, samples);
    }

    /** 98 calls took the one time, two the other, and one of them failed. */
    private static Summary summary(long p50Millis, long p99Millis) {
        Histogram latency = new Histogram(3);
        latency.recordValueWithCount(p50Millis * 1_000_000, 98);
        latency.recordValueWithCount(p99Millis * 1_000_000, 2);
        return new Summary(
                500,
                1,
                1,
                new Totals(100, Map.of(Code.SUCCESS, 99L, Code.TIMEOUT, 1L)),
                0,
                0,
                0,
                latency,
                new Histogram(3),
                List.of(),
                List.of());
    }
}
