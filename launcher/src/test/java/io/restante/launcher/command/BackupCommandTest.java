package io.restante.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.launcher.command.CommandLineOf.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backup refuses, before it asks Cassandra anything. */
class BackupCommandTest {
    private Path backup;
    private CommandLineOf restante;

    @BeforeEach
    void setUp(@TempDir Path folder) {
        backup = folder.resolve("backup");
        restante = new CommandLineOf(folder, new FakePlanner(folder), new FakeMachine());
    }

    @AfterEach
    void tearDown() {
        restante.run("down");
    }

    private void refused(String sentence) {
        Answer answer = restante.run("backup", backup.toString());

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err()).contains(sentence);
    }

    @Test
    void dataThatWereNeverStartedShouldBeSaid() {
        refused("Nothing was ever started");
    }

    @Test
    void aFolderWithSomethingInItShouldBeRefused() throws IOException {
        restante.run("up", "-d");
        Files.createFile(Files.createDirectories(backup).resolve("other"));

        refused("There is something in " + backup + " already");
        assertThat(backup).isDirectoryContaining(file -> file.endsWith("other"));
    }

    @Test
    void aNodeThatIsDownShouldBeNamed() {
        restante.run("up", "-d");
        restante.run("stop", "cassandra-1");

        refused("cassandra-1 is down, and a backup needs every node: ./restante start cassandra-1.");
    }
}
