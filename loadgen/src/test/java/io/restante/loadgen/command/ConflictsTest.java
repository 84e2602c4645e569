package io.restante.loadgen.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConflictsTest {
    @Test
    void optionsThatHaveNoPlaceBesideEachOtherShouldBeReportedAtOnce() {
        Typed wrong = Typed.run(
                "tcp",
                "--address",
                "localhost:1",
                "--stages",
                "100:1s",
                "--lps",
                "5",
                "--search",
                "1..2",
                "--json",
                "run.json",
                "--pid",
                Long.toString(ProcessHandle.current().pid()),
                "--delimiter",
                "x",
                "--length-prefix",
                "4");

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("--stages takes the place of --lps and --duration.")
                .contains("--search has rates of its own")
                .contains("--search and --until-broken need a --fail-if.")
                .contains("--search makes many runs")
                .contains("--pid is for the charts of --html.")
                .contains("Messages have a --delimiter or a --length-prefix, not both.");
    }

    @Test
    void optionsThatWouldBeIgnoredShouldBeRefused() {
        assertThat(Typed.run("tcp", "--address", "localhost:1", "--expect", "7").err())
                .contains("--expect needs a --body");
        assertThat(Typed.run("send", "--lps", "0", "--poisson", "1").err())
                .contains("--poisson spreads a rate, and full speed has none.");
    }

    @Test
    void thresholdsThatCannotBeReadShouldEachBeReported() {
        Typed wrong = Typed.run("send", "--fail-if", "p99", "--fail-if", "errors>5ms", "--fail-if", "speed>1s");

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("\"p99\"").contains("\"errors>5ms\"").contains("\"speed>1s\"");
    }
}
