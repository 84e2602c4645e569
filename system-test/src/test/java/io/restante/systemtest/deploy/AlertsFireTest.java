package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alerts as Prometheus itself reads and computes them. */
class AlertsFireTest {
    private static final Path CONFIG = AlertRules.FILE.resolveSibling("prometheus.yml");
    private static final String MOUNTED = "/etc/prometheus/rules.yml";

    private Promtool promtool;
    private Path folder;

    @BeforeEach
    void setUp(@TempDir Path empty) {
        promtool = Promtool.here();
        folder = empty;
    }

    @Test
    void theRulesShouldBeValid() {
        promtool.checkRules(AlertRules.FILE);
    }

    @Test
    void theConfigurationShouldBeValidWithTheRules() throws IOException {
        promtool.checkConfig(configOf(AlertRules.FILE));
    }

    @Test
    void everyAlertShouldFireAndStayQuietAsItsCasesSay() {
        promtool.testRules(AlertCases.FILE);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    histogram_quantile(         | quantile_of(              | unknown function
                    > 0.25                      | > 0.25)                   | unexpected right parenthesis
                    for: 2m                     | for: two minutes          | not a valid duration string
                    {{ $value }}                | {{ $worth }}              | undefined variable
                    """)
    void rulesThatPrometheusCannotReadShouldBeRefused(String was, String broken, String said) throws IOException {
        Path rules = broken(was, broken);

        assertThatThrownBy(() -> promtool.checkRules(rules))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(said);
        Path config = configOf(rules);
        assertThatThrownBy(() -> promtool.checkConfig(config)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {why="takeover"}[10m]       | {why="takeover"}[1m]      | RestanteTakeover
                    > 0.01                      | > 0.02                    | RestanteRequestsFail
                    for: 2m                     | for: 20m                  | RestanteRequestsFail
                    < 256                       | < 257                     | RestanteShardsUnowned
                    {{ $value }} of 256         | {{ $value }} of 265       | RestanteShardsUnowned
                    severity: critical          | severity: warning         | RestanteRowsLost
                    """)
    void rulesThatMeanSomethingElseShouldBeRefused(String was, String broken, String alert) throws IOException {
        Path rules = broken(was, broken);
        Path cases = Files.copy(
                AlertCases.FILE,
                rules.resolveSibling(AlertCases.FILE.getFileName().toString()));
        promtool.checkRules(rules);

        assertThatThrownBy(() -> promtool.testRules(cases))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("alertname: " + alert);
    }

    private Path broken(String was, String broken) throws IOException {
        String text = Files.readString(AlertRules.FILE);
        Path rules =
                Files.writeString(folder.resolve(AlertRules.FILE.getFileName().toString()), text.replace(was, broken));
        assertThat(rules).content().isNotEqualTo(text);
        return rules;
    }

    /** With the rules from where they are, in place of where the container has them. */
    private Path configOf(Path rules) throws IOException {
        assertThat(CONFIG).content().contains(MOUNTED);
        return Files.writeString(
                folder.resolve("prometheus.yml"), Files.readString(CONFIG).replace(MOUNTED, rules.toString()));
    }
}
