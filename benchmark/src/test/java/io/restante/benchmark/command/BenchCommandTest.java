package io.restante.benchmark.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.benchmark.row.Row;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {
    private final StringWriter said = new StringWriter();
    private final StringWriter complained = new StringWriter();

    @Test
    void theHelpShouldNameEveryRow() {
        assertThat(run("--help")).isZero();
        for (Row row : Row.values()) {
            assertThat(said.toString()).contains(row.word());
        }
    }

    @Test
    void whatCannotBeShouldBeSaidInOneSentence() {
        assertThat(run("--rows", "send-durable,nothing")).isEqualTo(1);
        assertThat(run("--rounds", "0")).isEqualTo(1);
        assertThat(complained.toString())
                .contains("restante: There is no row nothing; there are send-durable,")
                .contains("restante: --rounds must be from 1 to 1000, not 0.")
                .doesNotContain("\tat ");
        assertThat(run("--seconds", "many")).isEqualTo(2);
    }

    @Test
    void aQuickRunShouldHaveShorterRounds(@TempDir Path home) {
        assertThat(options().size().length()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options().size().rounds()).isEqualTo(5);
        assertThat(options("--quick").size().length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options("--quick").size().rounds()).isEqualTo(2);
        assertThat(options("--quick", "--rounds", "3").size().rounds()).isEqualTo(3);
        assertThat(options("--quick").rows()).doesNotContain(Row.MEMORY, Row.OVERLOAD);
        assertThat(options("--quick", "--rows", "overload").rows()).containsExactly(Row.OVERLOAD);
        assertThat(options().results(home)).isEqualTo(home.resolve("benchmark/results"));
        assertThat(options("--results", "here").results(home)).isEqualTo(Path.of("here"));
    }

    private int run(String... arguments) {
        BenchCommand command = new BenchCommand(
                Path.of(""), new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), new Ending());
        return Main.line(command)
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(complained))
                .execute(arguments);
    }

    private static BenchOptions options(String... arguments) {
        Typed typed = new Typed();
        new CommandLine(typed).parseArgs(arguments);
        return typed.options;
    }

    @CommandLine.Command
    private static final class Typed {
        @CommandLine.Mixin
        private BenchOptions options = new BenchOptions();
    }
}
