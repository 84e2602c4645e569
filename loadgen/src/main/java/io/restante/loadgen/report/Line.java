package io.restante.loadgen.report;

import java.util.List;

/**
 * A line in a chart.
 *
 * @param name as the legend has it
 * @param colour of CSS
 * @param points from left to right
 * @param right whether it is measured by the right axis
 */
record Line(String name, String colour, List<Point> points, boolean right) {
    /** A point, in the units of the axes. */
    record Point(double x, double y) {}

    Line {
        points = List.copyOf(points);
    }
}
