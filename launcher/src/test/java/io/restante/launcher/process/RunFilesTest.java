package io.restante.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    private static final String NAME = "rpc-store-1";

    private Path folder;
    private RunFiles runs;
    private Run own;

    @BeforeEach
    void setUp(@TempDir Path given) {
        folder = given;
        runs = new RunFiles(folder);
        own = new Run(Identity.of(ProcessHandle.current().pid()).orElseThrow(), Wanted.RUNNING);
    }

    @Test
    void readShouldReturnWhatWasWritten() throws IOException {
        runs.write(NAME, own);

        assertThat(runs.read(NAME)).contains(own);
        assertThat(runs.alive(NAME)).contains(own);
    }

    @Test
    void aliveShouldBeEmptyWhenAnotherProcessHasTheNumberNow() throws IOException {
        runs.write(NAME, new Run(new Identity(own.identity().pid(), "of-an-earlier-boot:1"), Wanted.RUNNING));

        assertThat(runs.alive(NAME)).isEmpty();
    }

    @Test
    void readShouldBeEmptyWhenTheFileIsDamaged() throws IOException {
        Files.writeString(folder.resolve(NAME + ".process"), "pid=12");

        assertThat(runs.read(NAME)).isEmpty();
    }

    @Test
    void readShouldBeEmptyAfterDelete() throws IOException {
        runs.write(NAME, own);

        runs.delete(NAME);

        assertThat(runs.read(NAME)).isEmpty();
    }
}
