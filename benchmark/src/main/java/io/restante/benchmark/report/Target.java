package io.restante.benchmark.report;

import java.math.BigDecimal;

/**
 * What a value is meant to reach, or not to pass.
 *
 * @param bound the border, which is still good
 * @param least whether higher values are better
 * @param unit what stands behind the numbers, such as " ms"; empty for a ratio
 */
public record Target(double bound, boolean least, String unit) {
    public static Target atLeast(double bound) {
        return new Target(bound, true, "");
    }

    public static Target atMost(double bound, String unit) {
        return new Target(bound, false, unit);
    }

    public boolean isMetBy(double value) {
        return least ? value >= bound : value <= bound;
    }

    /**
     * How far a value is: 1 is the border, more is better, 0 is nothing. Where a bound of 0 is not to be passed, it is 1
     * or 0.
     */
    public double reached(double value) {
        if (bound == 0 || value == 0) {
            return isMetBy(value) ? 1 : 0;
        }
        return least ? value / bound : bound / value;
    }

    @Override
    public String toString() {
        return (least ? "≥ " : "≤ ")
                + BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString()
                + unit;
    }
}
