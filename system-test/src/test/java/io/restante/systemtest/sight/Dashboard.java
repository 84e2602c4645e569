package io.restante.systemtest.sight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The queries of the dashboard. */
record Dashboard(List<Query> queries) {
    static final Path FILE = Path.of("..", "deploy", "observability", "dashboard.json")
            .toAbsolutePath()
            .normalize();

    /** What Grafana puts for the width of a graph, and a query by hand must put itself. */
    private static final String INTERVAL = "$__rate_interval";

    private static final Pattern SELECTOR =
            Pattern.compile("\\b((?:restante|cassandra|jvm|process|system)_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");
    /** Of Prometheus itself. */
    private static final Set<String> OF_TARGETS = Set.of("instance", "job");

    record Query(String panel, String expr, String legend) {
        /** As Prometheus takes it. */
        String asked() {
            return expr.replace(INTERVAL, "1m");
        }
    }

    static Dashboard read(String json) throws IOException {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : new ObjectMapper().readTree(json).path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(new Query(
                        panel.path("title").asText(),
                        target.path("expr").asText(),
                        target.path("legendFormat").asText()));
            }
        }
        return new Dashboard(queries);
    }

    static Dashboard ours() throws IOException {
        return read(Files.readString(FILE));
    }

    /**
     * Each metric that a query names is told, with the labels and the values of labels that the query and its legend name.
     *
     * @param told what all services tell, in the text format of Prometheus
     */
    void check(String told) {
        assertThat(queries).isNotEmpty().allSatisfy(query -> {
            List<Matcher> selectors = selectors(query.expr());
            assertThat(selectors.isEmpty() && !query.expr().startsWith("up{"))
                    .as("no metric of ours in \"%s\"", query.panel())
                    .isFalse();
            Set<String> labels = new HashSet<>(OF_TARGETS);
            for (Matcher selector : selectors) {
                List<String> series = series(told, selector.group(1));
                assertThat(series).as("series of %s", selector.group(1)).isNotEmpty();
                if (selector.group(2) != null) {
                    LABEL.matcher(selector.group(2)).results().forEach(label -> assertThat(series)
                            .as("%s of %s", label.group(), selector.group(1))
                            .anyMatch(line -> line.contains(label.group())));
                }
                series.forEach(line -> LABEL.matcher(line).results().forEach(label -> labels.add(label.group(1))));
            }
            assertThat(labels).as("labels of \"%s\"", query.panel()).containsAll(named(query));
        });
    }

    private static List<Matcher> selectors(String expr) {
        List<Matcher> found = new ArrayList<>();
        Matcher matcher = SELECTOR.matcher(expr);
        for (int at = 0; matcher.find(at); at = matcher.end()) {
            Matcher one = SELECTOR.matcher(matcher.group());
            if (one.matches()) {
                found.add(one);
            }
        }
        return found;
    }

    private static List<String> series(String told, String metric) {
        return told.lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .toList();
    }

    private static List<String> named(Query query) {
        Stream<String> grouped = BY.matcher(query.expr())
                .results()
                .flatMap(by -> Stream.of(by.group(1).split(",\\s*")));
        Stream<String> shown = LEGEND.matcher(query.legend()).results().map(label -> label.group(1));
        return Stream.concat(grouped, shown).toList();
    }
}
