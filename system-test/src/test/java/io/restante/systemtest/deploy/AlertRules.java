package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The alerts of {@code prometheus-rules.yml}, against the metrics that there are and the page that says what to do. */
record AlertRules(List<Group> groups) {
    static final Path FILE = Facts.ROOT.resolve("deploy/observability/prometheus-rules.yml");

    private static final Pattern OURS =
            Pattern.compile("\\b(restante_\\w+?)(_bucket|_count|_sum)?(\\{[^}]*})?(?![\\w{])");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern JOB = Pattern.compile("job=\"([^\"]*)\"");
    private static final Pattern METRIC_ROW = Pattern.compile("(?m)^\\| `(restante_\\w+)(?:\\{[\\w,]+})?` \\|(.*)$");
    private static final Pattern ALERT_ROW = Pattern.compile("(?m)^\\| `(Restante\\w+)` \\| (\\w+) \\|");

    record Group(String name, List<Rule> rules) {}

    record Rule(
            String alert,
            String expr,
            @JsonProperty("for") @Nullable String lasting,
            Map<String, String> labels,
            Map<String, String> annotations) {}

    static List<Rule> rules(Path file) {
        return StrictYaml.read(file, AlertRules.class).groups().stream()
                .flatMap(group -> group.rules().stream())
                .toList();
    }

    static void check(Path rules, String metrics, String alerts) {
        List<Rule> all = rules(rules);
        assertThat(all).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.annotations()).as(rule.alert()).containsOnlyKeys("summary");
            assertThat(ours(rule).count() + JOB.matcher(rule.expr()).results().count())
                    .as("metrics of %s", rule.alert())
                    .isPositive();
            ours(rule).forEach(metric -> exists(metric, rows(metrics)));
            assertThat(JOB.matcher(rule.expr()).results())
                    .as("jobs of %s", rule.alert())
                    .allMatch(job -> scraped().contains(job.group(1)));
        });

        Map<String, String> severities = new TreeMap<>();
        all.forEach(rule -> severities.put(rule.alert(), rule.labels().get("severity")));
        assertThat(severities).as("alerts have names of their own").hasSameSizeAs(all);
        assertThat(severities.values()).as("severities").containsOnly("critical", "warning");
        Map<String, String> explained = new TreeMap<>();
        ALERT_ROW.matcher(alerts).results().forEach(row -> explained.put(row.group(1), row.group(2)));
        assertThat(explained).as("alerts that docs/alerts.md explains").isEqualTo(severities);
    }

    private static Stream<MatchResult> ours(Rule rule) {
        return OURS.matcher(rule.expr()).results();
    }

    private static void exists(MatchResult metric, Map<String, String> rows) {
        assertThat(rows).as("metrics of docs/metrics.md").containsKey(metric.group(1));
        if (metric.group(3) != null) {
            LABEL.matcher(metric.group(3))
                    .results()
                    .filter(label -> !label.group(1).equals("le"))
                    .forEach(label -> assertThat(rows.get(metric.group(1)))
                            .as("values of %s", metric.group(1))
                            .contains("`" + label.group(2) + "`"));
        }
    }

    private static Map<String, String> rows(String metrics) {
        Map<String, String> rows = new TreeMap<>();
        METRIC_ROW.matcher(metrics).results().forEach(row -> rows.put(row.group(1), row.group(2)));
        return rows;
    }

    private static List<String> scraped() {
        JsonNode jobs = StrictYaml.tree(FILE.resolveSibling("prometheus.yml")).path("scrape_configs");
        return IntStream.range(0, jobs.size())
                .mapToObj(job -> jobs.path(job).path("job_name").asText())
                .toList();
    }
}
