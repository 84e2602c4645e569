package io.restante.benchmark.row;

import io.restante.benchmark.measure.Series;
import io.restante.benchmark.report.Finding;
import io.restante.benchmark.report.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A work's rate against that of a yardstick.
 *
 * @param row whose line it makes
 * @param what was measured, in a few words
 * @param work the name of the work
 * @param yardstick the name of the other one
 * @param least the ratio that is meant to be reached
 */
record Comparison(Row row, String what, String work, String yardstick, double least) {
    Finding judge(Map<String, Series> measured) {
        Series mine = series(measured, work);
        Series other = series(measured, yardstick);
        List<String> notes = new ArrayList<>();
        noteFailures(mine, notes);
        noteFailures(other, notes);
        return Finding.ratio(
                row.word(),
                what,
                perSecond(mine.rate()),
                yardstick + " " + perSecond(other.rate()),
                mine.rate() / other.rate(),
                Target.atLeast(least),
                String.join("; ", notes));
    }

    static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%,.0f/s", rate);
    }

    private static void noteFailures(Series series, List<String> notes) {
        if (series.failed() > 0) {
            notes.add(String.format(Locale.ROOT, "%s: %,d failed", series.work(), series.failed()));
        }
    }

    private static Series series(Map<String, Series> measured, String name) {
        Series found = measured.get(name);
        if (found == null) {
            throw new IllegalStateException("the work " + name + " was not measured, but " + measured.keySet());
        }
        return found;
    }
}
