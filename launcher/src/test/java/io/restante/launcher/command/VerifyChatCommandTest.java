package io.restante.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.launcher.command.CommandLineOf.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyChatCommandTest {
    private CommandLineOf restante;

    @BeforeEach
    void setUp(@TempDir Path folder) {
        restante = new CommandLineOf(folder, new FakePlanner(folder), new FakeMachine());
    }

    @Test
    void aNameThatNoChatCanHaveShouldBeSaid() {
        Answer answer = restante.run("verify-chat", "a:b:c");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).isEqualTo("restante: No chat can be called so: chat must have at most one colon.\n");
    }

    @Test
    void dataThatWereNeverStartedShouldBeSaid() {
        Answer answer = restante.run("verify-chat", "room");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("Nothing was ever started").contains("name a cluster with --cassandra");
    }

    @Test
    void aWrongAddressShouldBeSaid() {
        Answer answer = restante.run("verify-chat", "room", "--cassandra", "here");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("--cassandra must be HOST:PORT").contains("not here");
    }

    @Test
    void aClusterThatDoesNotAnswerShouldBeSaid() throws IOException {
        String nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "127.0.0.1:" + socket.getLocalPort();
        }
        Answer answer = restante.run("verify-chat", "room", "--cassandra", nobody);

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("restante: No Cassandra answers at " + nobody + ": ./restante status tells what runs.\n");
    }
}
