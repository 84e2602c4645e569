package io.restante.benchmark.measure;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The pauses in a log of {@code -Xlog:gc}.
 *
 * @param pauses how many there were
 * @param longestMillis the longest one; 0 where there was none
 */
public record GcLog(long pauses, double longestMillis) {
    private static final Pattern PAUSE = Pattern.compile("(?m)\\bPause\\b.*?\\s([0-9.]+)ms$");

    public static GcLog parse(String text) {
        double[] millis = PAUSE.matcher(text)
                .results()
                .mapToDouble(pause -> Double.parseDouble(pause.group(1)))
                .toArray();
        return new GcLog(millis.length, Arrays.stream(millis).max().orElse(0));
    }
}
