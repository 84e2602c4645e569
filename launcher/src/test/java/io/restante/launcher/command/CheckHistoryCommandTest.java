package io.restante.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.history.file.FileRecorder;
import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Message;
import io.restante.history.operation.Row;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome.Stored;
import io.restante.launcher.command.CommandLineOf.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckHistoryCommandTest {
    private Path file;
    private CommandLineOf restante;

    @BeforeEach
    void setUp(@TempDir Path folder) throws IOException {
        file = folder.resolve("history.jsonl");
        restante = new CommandLineOf(folder, new FakePlanner(folder), new FakeMachine());
    }

    private Answer check() {
        return restante.run("check-history", file.toString());
    }

    private void record(Row... rows) throws IOException {
        try (FileRecorder recorder = new FileRecorder(file)) {
            recorder.record(new Send(1, "c", "room", "ann", "a", null, 1, 2, new Stored(10, false)));
            recorder.record(new FinalRead(2, "room", FinalRead.ALL, 3, 4, List.of(rows)));
        }
    }

    @Test
    void aHistoryInWhichAllHoldsShouldEndWithZero() throws IOException {
        record(new Row(new Message(10, "a", "ann"), null));

        Answer answer = check();

        assertThat(answer.exit()).isZero();
        assertThat(answer.out())
                .startsWith("1 sends, 0 pulls, 1 final reads and 0 faults in 1 chats")
                .contains("I1   held        every answered send is there once, unchanged: 1 answered sends")
                .contains("I3   not judged");
    }

    @Test
    void aViolationShouldBeSaidAndEndWithOne() throws IOException {
        record();

        Answer answer = check();

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.out())
                .contains("I1   violated")
                .contains("room: \"a\" of ann was answered 10, but no row stands there. (operations [1, 2])");
    }

    @Test
    void aDamagedFileShouldBeSaidAndEndWithTwo() throws IOException {
        Files.writeString(file, "{\"kind\":\"history\",\"version\":1}\n{}\n");

        Answer answer = check();

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("line 2: \"kind\" is absent, expected a string");
    }

    @Test
    void aFileThatIsNotThereOrHoldsNothingShouldEndWithTwo() throws IOException {
        Answer absent = check();
        assertThat(absent.exit()).isEqualTo(2);
        assertThat(absent.err()).contains("history.jsonl, there is no such file");
        Files.writeString(file, "{\"kind\":\"history\",\"version\":1}\n{\"kind\":\"end\"}\n");
        assertThat(check().exit()).isEqualTo(2);
    }

    @Test
    void aClusterThatCannotBeReadShouldBeSaidAndEndWithTwo() throws IOException {
        record(new Row(new Message(10, "a", "ann"), null));
        String nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "127.0.0.1:" + socket.getLocalPort();
        }

        Answer silent = restante.run("check-history", file.toString(), "--cassandra", nobody);
        assertThat(silent.exit()).isEqualTo(2);
        assertThat(silent.err()).contains("history.jsonl, No Cassandra answers at " + nobody);

        Answer wrong = restante.run("check-history", file.toString(), "--cassandra", "here");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("--cassandra must be HOST:PORT");
    }

    @Test
    void aLastLineThatIsCutOffShouldBeSaid() throws IOException {
        record(new Row(new Message(10, "a", "ann"), null));
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 5), StandardOpenOption.TRUNCATE_EXISTING);

        Answer answer = check();

        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).contains("its last line is cut off and was left out");
    }
}
