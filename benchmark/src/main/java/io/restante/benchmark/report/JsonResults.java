package io.restante.benchmark.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as JSON: {@code facts}, {@code findings}, {@code raw}. */
public final class JsonResults {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonResults() {}

    public static String of(Report report) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("facts", report.facts());
        all.put("findings", findings(report));
        all.put("raw", report.raw());
        try {
            return JSON.writeValueAsString(all) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("texts, numbers, lists and maps can be written", impossible);
        }
    }

    private static List<Map<String, Object>> findings(Report report) {
        return report.findings().stream().map(JsonResults::finding).toList();
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("row", finding.row());
        values.put("what", finding.what());
        values.put("figure", finding.figure());
        values.put("yardstick", finding.yardstick());
        // JSON has no NaN.
        if (!Double.isNaN(finding.value())) {
            values.put("value", finding.value());
        }
        if (finding.target() != null) {
            values.put("target", finding.target().toString());
        }
        values.put("verdict", finding.verdict().word());
        values.put("note", finding.note());
        return values;
    }
}
