package io.restante.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.launcher.backup.BackupFolder;
import io.restante.launcher.command.CommandLineOf.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restore refuses, each before anything is changed. */
class RestoreCommandTest {
    private Path data;
    private Path backup;
    private FakeMachine machine;
    private CommandLineOf restante;

    @BeforeEach
    void setUp(@TempDir Path folder) throws IOException {
        data = folder.resolve("data");
        backup = BackupFolder.make(folder.resolve("backup"));
        machine = new FakeMachine();
        restante = new CommandLineOf(folder, new FakePlanner(folder), machine);
    }

    private Answer restore(String... options) {
        String[] line = new String[options.length + 4];
        System.arraycopy(new String[] {"restore", backup.toString(), "--data", data.toString()}, 0, line, 0, 4);
        System.arraycopy(options, 0, line, 4, options.length);
        return restante.run(line);
    }

    private void refused(Answer answer, String sentence) {
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err()).contains(sentence);
        assertThat(data.resolve("restoring")).doesNotExist();
    }

    @Test
    void aFolderThatIsNoBackupShouldBeRefused() throws IOException {
        Files.delete(backup.resolve("manifest"));

        refused(restore(), "is no backup, or one that was never finished");
    }

    @Test
    void whatRunsShouldBeNamed() {
        restante.run("up", "-d", "--data", data.toString());
        try {
            refused(restore("--overwrite"), "cassandra-1 still uses the data in " + data + ": first ./restante down");
        } finally {
            restante.run("down", "--data", data.toString());
        }
    }

    @Test
    void dataThatAreThereShouldNotBeOverwrittenUnasked() throws IOException {
        Path there = Files.createDirectories(data.resolve("cassandra/node-1"));

        refused(restore(), "There are data in " + data + " already: give --overwrite");
        assertThat(there).exists();
    }

    @Test
    void aDamagedFileShouldBeRefusedAndTheDataLeftAsTheyAre() throws IOException {
        Path there = Files.createDirectories(data.resolve("cassandra/node-1"));
        Files.writeString(backup.resolve("cassandra/node-1/data/ks/table-1/one.db"), "other");

        refused(
                restore("--overwrite"),
                "cassandra/node-1/data/ks/table-1/one.db is not what it was. Nothing was changed.");
        assertThat(there).exists();
    }

    @Test
    void aMissingFileShouldBeRefused() throws IOException {
        Files.delete(backup.resolve("cassandra/node-1/data/ks/table-1/one.db"));

        refused(restore(), "cassandra/node-1/data/ks/table-1/one.db is missing. Nothing was changed.");
    }

    @Test
    void aListOfFilesThatWasChangedShouldBeRefused() throws IOException {
        Files.writeString(backup.resolve("files.sha256"), "");

        refused(restore(), "files.sha256 is not what it was. Nothing was changed.");
    }

    @Test
    void aClockBeforeTheBackupShouldBeRefused() throws IOException {
        BackupFolder.date(backup, Long.MAX_VALUE);

        refused(restore(), "The clock of this machine stands before the moment of the backup");
    }

    @Test
    void tooLittleDiskShouldBeSaid() {
        machine.disk(2);

        refused(restore(), "Too little disk");
    }
}
