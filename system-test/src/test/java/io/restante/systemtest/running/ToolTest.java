package io.restante.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ToolTest {
    private static final List<String> ABSENT = List.of("restante-has-no-such-program");
    private static final String DEMANDED = "RESTANTE_REQUIRE_IT";

    @Test
    void theFirstThatIsThereShouldBeTaken() throws Exception {
        Tool shell = Tool.anyOf(List.of(ABSENT.get(0), "sh"), DEMANDED, Map.of());

        assertThat(shell.run(List.of("-c", "echo here"))).isEqualTo("here\n");
    }

    @Test
    void aTestWithoutItsProgramShouldBeSkipped() {
        assertThatThrownBy(() -> Tool.anyOf(ABSENT, DEMANDED, Map.of(DEMANDED, "no")))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining(ABSENT.get(0));
    }

    @Test
    void aTestWithoutItsProgramShouldFailWhereItIsDemanded() {
        assertThatThrownBy(() -> Tool.anyOf(ABSENT, DEMANDED, Map.of(DEMANDED, "yes")))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining(DEMANDED);
    }

    @Test
    void aProgramThatFailsShouldTellWhatItSaid() {
        Tool shell = Tool.find("sh").orElseThrow();

        assertThatThrownBy(() -> shell.run(List.of("-c", "echo broken >&2; exit 3")))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("ended with 3", "broken");
    }
}
