package io.restante.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.benchmark.cassandra.Sessions;
import io.restante.history.file.FileRecorder;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome.Stored;
import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.Installation;
import io.restante.systemtest.running.Restante;
import io.restante.systemtest.running.Restante.Said;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./restante check-history} with what stands in a cluster. */
class CheckHistoryST {
    private static final String CHAT = "ann:st-history";

    private final Installation installation = Installation.shared();
    private final HttpDoor http = installation.http();

    private Path folder;

    @BeforeEach
    void setUp(@TempDir Path empty) {
        folder = empty;
    }

    @Test
    void whatStandsInTheClusterShouldBeJudgedWithTheHistory() throws Exception {
        long lost = 0;
        try (FileRecorder recorder = new FileRecorder(history())) {
            for (int i = 0; i < 5; i++) {
                long invoked = System.nanoTime();
                lost = http.send(CHAT, "text " + i, "ann", "key-" + i).sendTime();
                recorder.record(new Send(
                        recorder.nextId(),
                        "client",
                        CHAT,
                        "ann",
                        "text " + i,
                        "key-" + i,
                        invoked,
                        System.nanoTime(),
                        new Stored(lost, false)));
            }
        }
        Said sound = check();
        assertThat(sound.exit()).as(sound.text()).isZero();
        assertThat(sound.text())
                .contains("5 sends, 0 pulls, 1 final reads")
                .contains("I1   held        every answered send is there once, unchanged: 5 answered sends")
                .contains("I7   held");

        delete(lost);
        Said broken = check();
        assertThat(broken.exit()).as(broken.text()).isEqualTo(1);
        assertThat(broken.text()).contains("I1   violated");
    }

    private void delete(long sendTime) {
        try (var session = Sessions.open(installation.contact())) {
            session.execute(
                    "DELETE FROM restante.message WHERE chat = ? AND segment = 0 AND send_time = ?", CHAT, sendTime);
        }
    }

    private Said check() {
        InetSocketAddress node = installation.contact();
        return Restante.say(
                "check-history",
                history().toString(),
                "--cassandra",
                node.getAddress().getHostAddress() + ":" + node.getPort());
    }

    private Path history() {
        return folder.resolve("history.jsonl");
    }
}
