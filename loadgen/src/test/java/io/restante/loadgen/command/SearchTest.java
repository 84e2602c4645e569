package io.restante.loadgen.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.caller.tcp.ArithmeticServer;
import io.restante.loadgen.caller.tcp.ArithmeticServer.Manner;
import io.restante.loadgen.caller.tcp.Framing;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchTest {
    private final ArithmeticServer sums = new ArithmeticServer(new Framing.Delimited(new byte[] {'\n'}));

    @AfterEach
    void tearDown() {
        sums.close();
    }

    private Typed search(Consumer<String> reader) {
        return Typed.run(
                reader,
                "tcp",
                "--address",
                sums.address().host() + ":" + sums.address().port(),
                "--search",
                "10..40",
                "--duration",
                "20ms",
                "--timeout",
                "20s",
                "--fail-if",
                "errors>0%");
    }

    @Test
    void aRateThatIsKeptUpToTheUpperEndShouldBeSaidToBePerhapsHigher() {
        Typed found = search(text -> {});

        assertThat(found.exit()).isZero();
        assertThat(found.out())
                .containsPattern("about \\d+ calls a second; with 90 % confidence between \\d+ and 40 ")
                .contains("All runs kept it: it may be higher than 40.");
    }

    @Test
    void aTargetThatKeepsNoRateShouldBeSaidToKeepNone() {
        sums.manner(Manner.REFUSING);

        Typed found = search(text -> {});

        assertThat(found.exit()).isEqualTo(1);
        assertThat(found.out())
                .containsPattern(
                        "No rate is kept, not even the lowest that was tried, 10 calls a second \\(\\d+ runs\\)");
    }

    @Test
    void aTargetThatBreaksShouldEndTheSearch() {
        Typed found = search(text -> {
            if (text.endsWith("  kept\n")) {
                sums.manner(Manner.HANGING_UP);
            }
        });

        assertThat(found.exit()).isEqualTo(1);
        assertThat(found.out())
                .containsPattern("The target has broken: no call succeeded any more, at a rate below \\d+");
        assertThat(found.out().split("not kept", -1)).hasSizeLessThan(12);
    }
}
