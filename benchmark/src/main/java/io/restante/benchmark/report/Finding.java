package io.restante.benchmark.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param row the name that {@code --rows} knows
 * @param what was measured, in a few words
 * @param figure what came out, with its unit; empty where it was not measured
 * @param yardstick what it is compared with, and its figure; empty where it is compared with nothing
 * @param value what is held against the target; not a number where there is none
 * @param target null where it is only told, or was not measured
 * @param note what a reader must know besides, such as requests that failed; mostly empty
 */
public record Finding(
        String row, String what, String figure, String yardstick, double value, @Nullable Target target, String note) {

    /** A rate or a time and its ratio to the yardstick's. */
    public static Finding ratio(
            String row, String what, String figure, String yardstick, double ratio, Target target, String note) {
        return new Finding(row, what, figure, yardstick, ratio, target, note);
    }

    /** A value that is held against its target as it is. */
    public static Finding value(String row, String what, double value, Target target, String note) {
        return new Finding(row, what, number(value) + target.unit(), "", value, target, note);
    }

    /** How often something happened that is not to happen. */
    public static Finding none(String row, String what, long times) {
        return value(row, what, (double) times, Target.atMost(0, ""), "");
    }

    /** What has no target. */
    public static Finding told(String row, String what, String figure) {
        return new Finding(row, what, figure, "", Double.NaN, null, "");
    }

    /** A whole row that was left out, and why. */
    public static Finding leftOut(String row, String why) {
        return new Finding(row, "", "", "", Double.NaN, null, why);
    }

    public Verdict verdict() {
        if (target == null) {
            return figure.isEmpty() ? Verdict.NOT_RUN : Verdict.TOLD;
        }
        return target.isMetBy(value) ? Verdict.MET : Verdict.MISSED;
    }

    /** The ratio as the table has it; empty where there is none. */
    String ratio() {
        return yardstick.isEmpty() || Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.2f", value);
    }
}
