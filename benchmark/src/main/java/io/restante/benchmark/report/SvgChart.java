package io.restante.benchmark.report;

import java.util.List;
import java.util.Locale;

/**
 * The findings as bars, in a picture that needs nothing else. A bar's length says how much of its target a finding has
 * reached: all that pass the line in the middle are met, whichever direction is the good one.
 */
public final class SvgChart {
    private static final int WIDTH = 980;
    private static final int LEFT = 420;
    private static final int TARGET = 250;
    private static final int TOP = 70;
    private static final int STEP = 30;
    private static final int BAR = 18;
    /** Longer bars are cut off. */
    private static final double MOST = 2;

    private SvgChart() {}

    /** @param title one line, such as the date and the commit */
    public static String of(String title, List<Finding> findings) {
        List<Finding> shown =
                findings.stream().filter(finding -> finding.target() != null).toList();
        int height = TOP + STEP * shown.size() + STEP;
        StringBuilder svg = new StringBuilder();
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d"
                  font-family="sans-serif" font-size="13">
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                <text x="10" y="26" font-size="16" font-weight="bold">%3$s</text>
                <text x="10" y="48" fill="#555555">A bar that passes the line has met its target.</text>
                """
                        .formatted(WIDTH, height, Xml.escaped(title)));
        for (int i = 0; i < shown.size(); i++) {
            svg.append(bar(shown.get(i), TOP + STEP * i));
        }
        svg.append("<line x1=\"%1$d\" y1=\"%2$d\" x2=\"%1$d\" y2=\"%3$d\" stroke=\"#222222\" stroke-width=\"2\"/>%n"
                .formatted(LEFT + TARGET, TOP - 10, height - STEP / 2));
        return svg.append("</svg>\n").toString();
    }

    private static String bar(Finding finding, int top) {
        Target target = finding.target();
        double reached = target == null ? 0 : target.reached(finding.value());
        long length = Math.round(Math.min(reached, MOST) * TARGET);
        String colour = finding.verdict() == Verdict.MET ? "#2e7d32" : "#c62828";
        String said = finding.ratio().isEmpty() ? finding.figure() : finding.ratio();
        return String.format(
                Locale.ROOT,
                """
                <text x="10" y="%d">%s</text>
                <rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>
                <text x="%d" y="%d" fill="#222222">%s (%s)</text>
                """,
                top + BAR - 4,
                Xml.escaped(finding.row() + ": " + finding.what()),
                LEFT,
                top,
                length,
                BAR,
                colour,
                Math.max(LEFT + TARGET, LEFT + length) + 8,
                top + BAR - 4,
                Xml.escaped(said),
                Xml.escaped(String.valueOf(target)));
    }
}
