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

/** Every alert is on a metric that exists, and says what to do. */
class AlertsTest {
    private static final String METRICS = StrictYaml.text(Facts.ROOT.resolve("docs/metrics.md"));
    private static final String ALERTS = StrictYaml.text(Facts.ROOT.resolve("docs/alerts.md"));

    private Path folder;

    @BeforeEach
    void setUp(@TempDir Path empty) {
        folder = empty;
    }

    @Test
    void everyAlertShouldBeOnMetricsThatExistAndBeExplained() {
        AlertRules.check(AlertRules.FILE, METRICS, ALERTS);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    restante_writes_unknown     | restante_unknown_writes   | restante_unknown_writes
                    outcome="failed"            | outcome="broken"          | values of restante_gate_reads_seconds
                    job="rpc-store"             | job="store"               | jobs of RestanteStoreDown
                    expr: restante_writes_unknown > 0 | expr: 1 > 0         | metrics of RestanteWritesUnknown
                    alert: RestanteGateSlow     | alert: RestanteGateSlower | docs/alerts.md explains
                    severity: critical          | severity: page            | severities
                    expr: restante_writes_unknown | exp: restante_writes_unknown | exp
                    """)
    void whatIsBrokenShouldBeSeen(String was, String broken, String said) throws IOException {
        String text = Files.readString(AlertRules.FILE);
        Path rules = Files.writeString(folder.resolve("rules.yml"), text.replace(was, broken));
        assertThat(rules).content().isNotEqualTo(text);

        assertThatThrownBy(() -> AlertRules.check(rules, METRICS, ALERTS)).hasMessageContaining(said);
    }

    @Test
    void anAlertThatIsGoneShouldNotBeExplained() {
        assertThatThrownBy(() -> AlertRules.check(
                        AlertRules.FILE, METRICS, ALERTS.replace("| `RestanteGateSlow`", "| `RestanteGateSlower`")))
                .hasMessageContaining("RestanteGateSlower");
    }

    @Test
    void everyAlertShouldHaveACaseInWhichItFiresAndOneInWhichAllIsWell() {
        AlertCases.check(AlertRules.FILE, AlertCases.FILE);
    }

    @Test
    void anAlertWithoutACaseShouldBeSeen() throws IOException {
        String text = Files.readString(AlertRules.FILE);
        Path rules = Files.writeString(
                folder.resolve("rules.yml"), text.replace("alert: RestanteGateSlow", "alert: RestanteGateSlower"));

        assertThatThrownBy(() -> AlertCases.check(rules, AlertCases.FILE)).hasMessageContaining("RestanteGateSlower");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {alertname: RestanteGateSlow, eval_time: 12m} | {alertname: RestanteTakeover, eval_time: 12m} | where all is well
                    - alertname: RestanteApiDown | - alertname: RestanteStoreDown | fire in a case
                    restante_ceiling_waits_total | restante_ceiling_wait_total    | series of RestanteCeilingReached
                    """)
    void aCaseThatIsMissingShouldBeSeen(String was, String broken, String said) throws IOException {
        String text = Files.readString(AlertCases.FILE);
        Path cases = Files.writeString(folder.resolve("cases.yml"), text.replace(was, broken));
        assertThat(cases).content().isNotEqualTo(text);

        assertThatThrownBy(() -> AlertCases.check(AlertRules.FILE, cases)).hasMessageContaining(said);
    }
}
