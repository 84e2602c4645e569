package io.restante.loadgen.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;

class RateSearchTest {
    private static final double TRUTH = 4_321;
    private static final BooleanSupplier NEVER_OVER = Boolean.FALSE::booleanValue;

    @Test
    void aBorderThatIsSharpShouldBeFound() {
        Finding finding = RateSearch.between(10, 100_000).run(rate -> rate <= TRUTH, NEVER_OVER);

        assertThat(finding.best()).isBetween(TRUTH * 0.97, TRUTH * 1.03);
        assertThat(finding.low()).isLessThanOrEqualTo(TRUTH);
        assertThat(finding.high()).isGreaterThanOrEqualTo(TRUTH);
        assertThat(finding.high() / finding.low()).isLessThan(1.06);
        assertThat(finding.trials()).hasSizeLessThan(60);
    }

    @Test
    void theIntervalShouldHoldTheTruthAsOftenAsItsConfidenceSays() {
        int held = 0;
        int runs = 400;
        for (int seed = 0; seed < runs; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            // One trial in seven misleads, wherever it is made.
            DoublePredicate keeps = rate -> random.nextDouble() < 0.15 != rate <= TRUTH;
            Finding finding = new RateSearch(100, 50_000, 0.05, 0.9, 200).run(keeps, NEVER_OVER);
            if (finding.low() <= TRUTH && TRUTH <= finding.high()) {
                held++;
            }
        }
        assertThat((double) held / runs).isBetween(0.85, 0.99);
    }

    @Test
    void aTargetThatBearsEverythingShouldBeFoundAtTheUpperEnd() {
        assertThat(RateSearch.between(10, 1_000).run(rate -> true, NEVER_OVER).best())
                .isGreaterThan(950);
        assertThat(RateSearch.between(10, 1_000).run(rate -> false, NEVER_OVER).best())
                .isLessThan(11);
    }

    @Test
    void aSearchShouldEndAfterItsTrials() {
        assertThat(new RateSearch(10, 1_000, 0.0001, 0.9, 5)
                        .run(rate -> rate < 50, NEVER_OVER)
                        .trials())
                .hasSize(5);
    }

    @Test
    void aSearchThatIsInterruptedShouldCountNoTrialThatWasNotMade() {
        List<Double> made = new ArrayList<>();

        Finding finding =
                RateSearch.between(10, 1_000).run(rate -> made.add(rate) && rate < 50, () -> made.size() >= 4);

        // The fourth was cut short.
        assertThat(made).hasSize(4);
        assertThat(finding.trials()).hasSize(3);
        assertThat(finding.high() / finding.low()).isGreaterThan(1.5);
    }
}
