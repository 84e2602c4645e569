package io.restante.benchmark.report;

import io.restante.benchmark.measure.Sample;
import io.restante.benchmark.measure.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a run has found so far, beginning with what it ran on. */
public final class Report {
    private final Map<String, Object> facts;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Map<String, Object>> raw = new ArrayList<>();

    /** @param facts the machine, the versions and the settings: names and texts, numbers, lists or such maps */
    public Report(Map<String, ?> facts) {
        this.facts = new LinkedHashMap<>(facts);
    }

    /** Notes what became known only later. */
    public void fact(String name, Object value) {
        facts.put(name, value);
    }

    public void add(Finding finding) {
        findings.add(finding);
    }

    /** Notes every round of every work that was measured in turns. */
    public void add(String setting, Collection<Series> measured, List<Double> loadAverage) {
        for (Series series : measured) {
            raw.add(Map.of(
                    "setting",
                    setting,
                    "work",
                    series.work(),
                    "load_average",
                    loadAverage,
                    "rounds",
                    series.samples().stream().map(Report::sample).toList()));
        }
    }

    /** Notes what else was measured for a row. */
    public void add(String row, Map<String, ?> details) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("row", row);
        all.putAll(details);
        raw.add(all);
    }

    public Map<String, Object> facts() {
        return facts;
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public List<Map<String, Object>> raw() {
        return List.copyOf(raw);
    }

    private static Map<String, Object> sample(Sample sample) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("per_second", sample.rate());
        values.put("done", sample.done());
        values.put("refused", sample.refused());
        values.put("broken", sample.broken());
        values.put("p50_us", sample.p50());
        values.put("p99_us", sample.p99());
        return values;
    }
}
