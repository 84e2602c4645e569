package io.restante.benchmark.measure;

import java.util.regex.MatchResult;
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
                .map(MatchResult::group)
                .map(line -> line.substring(line.lastIndexOf(' ') + 1, line.length() - "ms".length()))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double longest = 0;
        for (double pause : millis) {
            longest = Math.max(longest, pause);
        }
        return new GcLog(millis.length, longest);
    }
}
