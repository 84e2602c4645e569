package io.restante.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpawnerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Path folder;

    @BeforeEach
    void setUp(@TempDir Path given) {
        folder = given;
    }

    private final Ender ender = new Ender();
    private final List<Identity> started = new ArrayList<>();

    @AfterEach
    void killAll() throws InterruptedException {
        for (Identity process : started) {
            ender.kill(process);
        }
    }

    @Test
    void spawnShouldAddWhatIsPrintedToTheLog() throws IOException {
        Path log = folder.resolve("logs/it.log");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "before\n");

        spawn("echo $WORD; echo trouble >&2; exec sleep 100", log, Map.of("WORD", "hello"));

        await().atMost(PATIENCE).until(() -> Files.readString(log).equals("before\nhello\ntrouble\n"));
    }

    @Test
    void aProcessShouldNotHearCtrlCNorTheEndOfTheTerminal() throws Exception {
        Path log = folder.resolve("it.log");
        Identity process = spawn("trap 'echo heard' USR1; echo up; while :; do sleep 0.05; done", log, Map.of());
        await().atMost(PATIENCE).until(() -> Files.readString(log).contains("up"));

        signal("INT", process);
        signal("HUP", process);
        signal("USR1", process);

        await().atMost(PATIENCE).until(() -> Files.readString(log).contains("heard"));
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void askShouldEndAProcessThatIsStoppedByASignal() throws Exception {
        Identity process = spawn("exec sleep 100", folder.resolve("it.log"), Map.of());
        signal("STOP", process);

        ender.ask(process);

        assertThat(ender.ended(process, PATIENCE)).isTrue();
    }

    @Test
    void killShouldEndAProcessThatDoesNotWantTo() throws Exception {
        Path log = folder.resolve("it.log");
        Identity process = spawn("trap '' TERM; echo up; while :; do sleep 0.05; done", log, Map.of());
        await().atMost(PATIENCE).until(() -> Files.readString(log).contains("up"));
        ender.ask(process);
        assertThat(ender.ended(process, Duration.ofMillis(200))).isFalse();

        ender.kill(process);

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void spawnShouldBeginALogAnewThatHasGrownLarge() throws IOException {
        Path log = folder.resolve("it.log");
        Files.write(log, new byte[17 << 20]);

        spawn("exec sleep 100", log, Map.of());

        assertThat(Files.size(log)).isZero();
        assertThat(Files.size(folder.resolve("it.log.1"))).isEqualTo(17 << 20);
    }

    @Test
    void spawnShouldSayWhichFolderIsMissing() {
        Call call = new Call(List.of("true"), Map.of(), folder.resolve("nowhere"));

        assertThatThrownBy(() -> new Spawner().spawn(call, folder.resolve("it.log")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere");
    }

    private Identity spawn(String script, Path log, Map<String, String> environment) throws IOException {
        Identity process = new Spawner().spawn(new Call(List.of("sh", "-c", script), environment, folder), log);
        started.add(process);
        return process;
    }

    private static void signal(String name, Identity process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }
}
