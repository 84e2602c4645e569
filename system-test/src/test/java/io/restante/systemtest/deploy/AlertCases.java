package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code prometheus-rules-test.yml}, against the alerts that there are. What it says is computed by {@link Promtool}. */
final class AlertCases {
    static final Path FILE = AlertRules.FILE.resolveSibling("prometheus-rules-test.yml");

    private static final Pattern METRIC = Pattern.compile("\\b(?:restante_\\w+|up\\b)");

    private final Set<String> firing = new TreeSet<>();
    private final Set<String> quiet = new TreeSet<>();
    private final Set<String> series = new HashSet<>();

    private AlertCases(Path file) {
        StrictYaml.tree(file).path("tests").forEach(this::add);
    }

    /** @throws AssertionError where an alert fires nowhere, or is not looked at where all is well */
    static void check(Path rules, Path file) {
        List<AlertRules.Rule> all = AlertRules.rules(rules);
        Set<String> alerts = all.stream().map(AlertRules.Rule::alert).collect(Collectors.toCollection(TreeSet::new));
        AlertCases cases = new AlertCases(file);
        assertThat(cases.firing).as("alerts that fire in a case").isEqualTo(alerts);
        assertThat(cases.quiet).as("alerts that stay quiet where all is well").isEqualTo(alerts);
        assertThat(all).allSatisfy(rule -> assertThat(cases.series)
                .as("series of %s where all is well", rule.alert())
                .containsAll(metrics(rule.expr())));
    }

    private void add(JsonNode test) {
        JsonNode looks = test.path("alert_rule_test");
        boolean well = true;
        for (JsonNode look : looks) {
            if (!look.path("exp_alerts").isEmpty()) {
                firing.add(look.path("alertname").asText());
                well = false;
            }
        }
        if (well) {
            looks.forEach(look -> quiet.add(look.path("alertname").asText()));
            test.path("input_series")
                    .forEach(one -> series.addAll(metrics(one.path("series").asText())));
        }
    }

    private static List<String> metrics(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).toList();
    }
}
