package io.restante.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.launcher.command.CommandLineOf.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadgenTest {
    @Test
    void theLoadGeneratorShouldBeOneOfTheCommands(@TempDir Path folder) {
        CommandLineOf restante = new CommandLineOf(folder, new FakePlanner(folder), new FakeMachine());

        Answer wrong = restante.run("loadgen", "send", "--lps", "-1", "--duration", "soon");

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("The rate must be 0 or more, not -1.0.")
                .contains("not \"soon\"")
                .contains("./restante loadgen send --help");
    }
}
