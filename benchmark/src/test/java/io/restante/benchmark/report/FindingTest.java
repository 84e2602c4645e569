package io.restante.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void theBorderShouldStillBeMet() {
        assertThat(ratio(0.65, Target.atLeast(0.65)).verdict()).isEqualTo(Verdict.MET);
        assertThat(ratio(0.649, Target.atLeast(0.65)).verdict()).isEqualTo(Verdict.MISSED);
        assertThat(ratio(1.2, Target.atMost(1.2, "")).verdict()).isEqualTo(Verdict.MET);
        assertThat(ratio(1.21, Target.atMost(1.2, "")).verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void oneFailureShouldMissATargetOfNone() {
        assertThat(Finding.value("memory", "failed", 0, Target.atMost(0, ""), "")
                        .verdict())
                .isEqualTo(Verdict.MET);
        assertThat(Finding.value("memory", "failed", 1, Target.atMost(0, ""), "")
                        .verdict())
                .isEqualTo(Verdict.MISSED);
    }

    @Test
    void aRatioToNothingShouldNotBeMet() {
        assertThat(ratio(Double.NaN, Target.atLeast(0.65)).verdict()).isEqualTo(Verdict.MISSED);
        assertThat(ratio(Double.NaN, Target.atMost(1.2, "")).verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void whatHasNoTargetShouldBeToldAndWhatWasLeftOutBeSaid() {
        assertThat(Finding.told("memory", "resident", "100 MiB").verdict()).isEqualTo(Verdict.TOLD);
        assertThat(Finding.leftOut("memory", "takes too long").verdict()).isEqualTo(Verdict.NOT_RUN);
    }

    @Test
    void valuesShouldBeWrittenWithTheirUnit() {
        assertThat(Finding.value("start", "p99", 149.987, Target.atMost(150, " ms"), "")
                        .figure())
                .isEqualTo("149.99 ms");
        assertThat(Finding.value("overload", "lost", 1_234, Target.atMost(0, ""), "")
                        .figure())
                .isEqualTo("1,234");
        assertThat(Target.atMost(150, " ms")).hasToString("≤ 150 ms");
        assertThat(Target.atLeast(0.30)).hasToString("≥ 0.3");
    }

    @Test
    void whatWasReachedShouldGrowTowardsTheGoodSide() {
        assertThat(Target.atLeast(0.5).reached(0.25)).isEqualTo(0.5);
        assertThat(Target.atMost(150, "").reached(300)).isEqualTo(0.5);
        assertThat(Target.atMost(150, "").reached(75)).isEqualTo(2);
        assertThat(Target.atMost(0, "").reached(0)).isEqualTo(1);
        assertThat(Target.atMost(0, "").reached(3)).isZero();
    }

    private static Finding ratio(double value, Target target) {
        return Finding.ratio("send-durable", "send", "1/s", "ping 2/s", value, target, "");
    }
}
