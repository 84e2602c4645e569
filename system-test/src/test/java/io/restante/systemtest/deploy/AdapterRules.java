package io.restante.systemtest.deploy;

import java.util.List;
import java.util.Map;

/** The fields of {@code metrics-adapter.yml}, the rules of prometheus-adapter. */
record AdapterRules(List<Rule> rules) {
    static final String FILE = "metrics-adapter.yml";

    record Rule(String seriesQuery, Resources resources, String metricsQuery) {
        /** The name under which an autoscaler asks for it. */
        String metric() {
            return seriesQuery.replaceFirst("\\{.*", "");
        }
    }

    record Resources(Map<String, Resource> overrides) {}

    record Resource(String resource) {}
}
