package io.restante.systemtest.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of the dashboard can fail. What it is held against for real is in {@link DashboardST}. */
class DashboardTest {
    private static final String TOLD =
            """
            # HELP restante_pulls_total pulls
            restante_pulls_total{from="memory"} 1.0
            restante_gate_reads_seconds_bucket{outcome="answered",le="0.1"} 1
            restante_shards 256
            """;
    private static final String PANEL =
            "{\"panels\":[{\"title\":\"P\",\"targets\":[{\"expr\":\"%s\",\"legendFormat\":\"%s\"}]}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    sum(restante_shards)                                           ; shards
                    sum by (from, instance) (rate(restante_pulls_total[$__rate_interval])) ; {{from}}
                    histogram_quantile(0.5, sum by (le) (rate(restante_gate_reads_seconds_bucket{outcome='answered'}[1m]))) ; median
                    """)
    void whatIsToldShouldBeFound(String expr, String legend) {
        assertThatCode(() -> panel(expr, legend).check(TOLD)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    sum(restante_shard)                               ; all         ; series of restante_shard
                    restante_pulls_total{from='disk'}                 ; all         ; from="disk" of restante_pulls_total
                    sum by (why) (rate(restante_pulls_total[1m]))     ; all         ; labels of "P"
                    restante_shards                                   ; {{from}}    ; labels of "P"
                    sum(pulls_total)                                  ; all         ; no metric of ours
                    """)
    void whatIsNotToldShouldBeSeen(String expr, String legend, String said) {
        assertThatThrownBy(() -> panel(expr, legend).check(TOLD)).hasMessageContaining(said);
    }

    @Test
    void everyPanelShouldSayWhatItShowsAndStandAlone() throws IOException {
        Dashboard ours = Dashboard.ours();

        assertThat(ours.queries()).hasSizeGreaterThan(20).noneMatch(query -> query.legend()
                .isBlank());
        assertThat(ours.queries().stream().map(Dashboard.Query::asked).collect(Collectors.joining()))
                .doesNotContain("$");
    }

    private static Dashboard panel(String expr, String legend) throws IOException {
        return Dashboard.read(PANEL.formatted(expr.replace("'", "\\\""), legend));
    }
}
