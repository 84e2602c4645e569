package io.restante.systemtest.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidentialTest {
    @ParameterizedTest
    @ValueSource(strings = {Confidential.TEXT, Confidential.KEY, Confidential.PASSWORD})
    void aWordThatIsToldShouldBeFoundAndNothingElse(String word) {
        String told = "{\"formattedMessage\":\"of \\\"" + word + "-17\\\"\"}";
        String digits =
                "DATA " + HexFormat.of().withUpperCase().formatHex(("{" + word + "}").getBytes(StandardCharsets.UTF_8));

        assertThat(Confidential.linesWith("a line\n" + told + "\n" + digits + "\nanother"))
                .containsExactly(told, digits);
    }

    @Test
    void whatTellsNothingShouldBeLeftAlone() {
        assertThat(Confidential.linesWith("Listens on 127.0.0.1:8888\nMetrics on http://127.0.0.1:9464/metrics"))
                .isEmpty();
    }
}
