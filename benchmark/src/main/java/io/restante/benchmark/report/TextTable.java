package io.restante.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The findings as a table for a terminal, which Markdown takes too. */
public final class TextTable {
    private static final List<String> HEAD =
            List.of("row", "what", "figure", "yardstick", "ratio", "target", "", "note");

    private TextTable() {}

    public static String of(List<Finding> findings) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        findings.forEach(finding -> lines.add(cells(finding)));
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> text =
                new ArrayList<>(lines.stream().map(line -> line(line, widths)).toList());
        text.add(1, rule(widths));
        return String.join("\n", text) + "\n";
    }

    private static List<String> cells(Finding finding) {
        return List.of(
                finding.row(),
                finding.what(),
                finding.figure(),
                finding.yardstick(),
                finding.ratio(),
                finding.target() == null ? "" : finding.target().toString(),
                finding.verdict().word(),
                finding.note());
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String rule(int[] widths) {
        return IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|"));
    }
}
