package io.restante.loadgen.report;

import io.restante.loadgen.report.Line.Point;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * Lines over a common axis, as SVG.
 *
 * @param title over it
 * @param left what the left axis measures
 * @param right what the right axis measures; empty where there is none
 * @param lines drawn in this order
 * @param label of a place on the axis below
 */
record Chart(String title, String left, String right, List<Line> lines, DoubleFunction<String> label) {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 230;
    private static final int MARGIN = 64;
    private static final int TOP = 16;
    private static final int BOTTOM = 26;
    private static final int STEPS = 4;

    Chart {
        lines = List.copyOf(lines);
    }

    String svg() {
        double first = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::x)
                .min()
                .orElse(0);
        double last = Math.max(
                first + 1e-9,
                lines.stream()
                        .flatMap(line -> line.points().stream())
                        .mapToDouble(Point::x)
                        .max()
                        .orElse(1));
        double top = highest(false);
        double topRight = highest(true);
        StringBuilder svg = new StringBuilder("<figure><figcaption>")
                .append(escaped(title))
                .append("</figcaption><svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" role=\"img\">");
        for (int step = 0; step <= STEPS; step++) {
            double share = (double) step / STEPS;
            double y = y(share);
            svg.append(format(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    MARGIN, WIDTH - MARGIN, y, y));
            text(svg, MARGIN - 6, y + 4, "end", number(top * share));
            if (!right.isEmpty()) {
                text(svg, WIDTH - MARGIN + 6, y + 4, "start", number(topRight * share));
            }
            text(svg, x(share), HEIGHT - 8, "middle", label.apply(first + share * (last - first)));
        }
        text(svg, MARGIN, TOP - 5, "start", left);
        text(svg, WIDTH - MARGIN, TOP - 5, "end", right);
        for (Line line : lines) {
            svg.append("<polyline stroke=\"")
                    .append(line.colour())
                    .append(line.right() ? "\" class=\"right" : "")
                    .append("\" points=\"");
            for (Point point : line.points()) {
                double share = (point.x() - first) / (last - first);
                svg.append(format("%.1f,%.1f ", x(share), y(point.y() / (line.right() ? topRight : top))));
            }
            svg.append("\"/>");
        }
        return svg.append("</svg>").append(legend()).append("</figure>\n").toString();
    }

    private String legend() {
        StringBuilder legend = new StringBuilder("<p class=\"legend\">");
        lines.forEach(line -> legend.append("<span style=\"color:")
                .append(line.colour())
                .append("\">")
                .append(line.right() ? "┄ " : "━ ")
                .append(escaped(line.name()))
                .append("</span> "));
        return legend.append("</p>").toString();
    }

    private double highest(boolean onTheRight) {
        double highest = lines.stream()
                .filter(line -> line.right() == onTheRight)
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::y)
                .max()
                .orElse(1);
        return highest > 0 ? highest * 1.05 : 1;
    }

    private static double x(double share) {
        return MARGIN + share * (WIDTH - 2 * MARGIN);
    }

    private static double y(double share) {
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escaped(text)));
    }

    private static String number(double value) {
        return value >= 1_000 ? format("%.0f", value) : value >= 10 ? format("%.1f", value) : format("%.2f", value);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
