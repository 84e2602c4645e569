package io.restante.loadgen.report;

import io.restante.loadgen.measure.Second;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.report.Line.Point;
import io.restante.loadgen.resources.Usage;
import io.restante.loadgen.result.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** A run as one page with charts, which needs nothing from anywhere else and runs no script. */
public final class HtmlReport {
    private static final String STYLE =
            """
            body{font:15px/1.5 system-ui,sans-serif;max-width:920px;margin:2em auto;padding:0 1em;color:#222;background:#fff}
            h1{font-size:1.3em}pre{background:#f5f5f5;padding:1em;overflow:auto}figure{margin:1.5em 0}
            figcaption{font-weight:600}svg{width:100%;height:auto}text{font-size:11px;fill:#555}
            .grid{stroke:#e2e2e2}polyline{fill:none;stroke-width:1.6}.right{stroke-dasharray:5 3}.legend span{margin-right:1em}
            """;

    private static final String[] COLOURS = {"#b5432a", "#2a6fb5", "#3c8d40", "#8a5ab0", "#b58a2a", "#2aa5a0"};
    private static final double MIB = 1 << 20;

    private HtmlReport() {}

    /** The page. */
    public static String of(RunReport report) {
        StringBuilder page = new StringBuilder(
                        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(Chart.escaped(report.title()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(Chart.escaped(report.title()))
                .append("</h1>\n<pre>")
                .append(Chart.escaped(SummaryText.of(report.summary())))
                .append("</pre>\n");
        charts(report).forEach(chart -> page.append(chart.svg()));
        return page.append("</body></html>\n").toString();
    }

    private static List<Chart> charts(RunReport report) {
        List<Second> seconds = report.summary().seconds();
        DoubleFunction<String> time = at -> String.format(Locale.ROOT, "%.0f s", at);
        List<Chart> charts = new ArrayList<>();
        charts.add(new Chart(
                "Latency over time",
                "ms",
                "",
                List.of(
                        line("p50", 2, seconds, second -> second.latency().p50() / 1e6),
                        line("p99", 1, seconds, second -> second.latency().p99() / 1e6),
                        line("max", 0, seconds, second -> second.latency().max() / 1e6)),
                time));
        charts.add(percentiles(report.summary()));
        charts.add(new Chart("Throughput", "calls a second", "", throughput(seconds), time));
        charts.add(new Chart(
                "In flight",
                "calls",
                "ms of lag",
                List.of(line("in flight", 1, seconds, Second::inFlight), lag(seconds)),
                time));
        if (!report.usages().isEmpty()) {
            charts.add(new Chart(
                    "Load against CPU",
                    "calls a second",
                    "cores",
                    withUsages(throughput(seconds), report.usages(), "CPU", Usage::cpu),
                    time));
            charts.add(new Chart(
                    "Load against memory",
                    "calls a second",
                    "MiB",
                    withUsages(throughput(seconds), report.usages(), "memory", usage -> usage.memory() / MIB),
                    time));
            charts.add(new Chart(
                    "Load against storage",
                    "calls a second",
                    "MiB a second",
                    withUsages(
                            withUsages(throughput(seconds), report.usages(), "written", usage -> usage.written() / MIB),
                            report.usages(),
                            "read",
                            usage -> usage.read() / MIB),
                    time));
        }
        return charts;
    }

    /** Over the number of nines, so that the rare long ones have their room. */
    private static Chart percentiles(Summary summary) {
        Histogram latency = summary.latency();
        List<Point> points = new ArrayList<>();
        for (double nines = 0; nines <= 4.001; nines += 0.05) {
            double percentile = 100 * (1 - Math.pow(10, -nines));
            points.add(new Point(nines, latency.getValueAtPercentile(percentile) / 1e6));
        }
        return new Chart(
                "Percentiles",
                "ms",
                "",
                List.of(new Line("latency", COLOURS[1], points, false)),
                nines -> String.format(Locale.ROOT, "%.2f %%", 100 * (1 - Math.pow(10, -nines))));
    }

    private static List<Line> throughput(List<Second> seconds) {
        return List.of(
                line("wanted", 4, seconds, Second::wanted),
                line("sent", 1, seconds, second -> second.sent() / length(second)),
                line("ended", 2, seconds, second -> second.answered() / length(second)),
                line(
                        "errors",
                        0,
                        seconds,
                        second -> (second.answered() - second.answered(Code.SUCCESS)) / length(second)));
    }

    private static List<Line> withUsages(
            List<Line> lines, Map<Long, List<Usage>> usages, String what, ToDoubleFunction<Usage> value) {
        List<Line> all = new ArrayList<>(lines);
        usages.forEach((pid, list) -> all.add(new Line(
                what + " of " + pid,
                COLOURS[all.size() % COLOURS.length],
                list.stream()
                        .map(usage -> new Point(usage.at() / 1e9, value.applyAsDouble(usage)))
                        .toList(),
                true)));
        return all;
    }

    private static Line lag(List<Second> seconds) {
        Line lag = line("lag p99", 0, seconds, second -> second.lag().p99() / 1e6);
        return new Line(lag.name(), lag.colour(), lag.points(), true);
    }

    private static Line line(String name, int colour, List<Second> seconds, ToDoubleFunction<Second> value) {
        return new Line(
                name,
                COLOURS[colour],
                seconds.stream()
                        .map(second -> new Point(second.end() / 1e9, value.applyAsDouble(second)))
                        .toList(),
                false);
    }

    /** In seconds; the last one may be short, and then says little. */
    private static double length(Second second) {
        return Math.max(second.length() / 1e9, 0.5);
    }
}
