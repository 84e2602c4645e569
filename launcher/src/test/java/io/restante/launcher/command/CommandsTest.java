package io.restante.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restante.launcher.command.CommandLineOf.Answer;
import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.process.Identity;
import io.restante.launcher.process.RunFiles;
import io.restante.launcher.process.SmallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STORE = "rpc-store-1";
    private static final String ALL_DOWN =
            """
            [{"name":"cassandra-1","role":"cassandra","pid":null,"address":"127.0.0.1:9042","state":"down"},\
            {"name":"rpc-store-1","role":"rpc-store","pid":null,"address":"127.0.0.1:8888","state":"down"},\
            {"name":"http-api-1","role":"http-api","pid":null,"address":"127.0.0.1:8080","state":"down"}]
            """;

    private Path home;
    private DataFolder data;
    private FakePlanner planner;
    private FakeMachine machine;
    private CommandLineOf restante;

    @BeforeEach
    void setUp(@TempDir Path folder) throws IOException {
        home = folder;
        data = new DataFolder(home.resolve(".restante"));
        planner = new FakePlanner(Files.createDirectories(home.resolve("files")));
        machine = new FakeMachine();
        restante = new CommandLineOf(home, planner, machine);
    }

    @AfterEach
    void tearDown() {
        restante.run("down");
    }

    @Test
    void upShouldReturnWhenAllAreReadyAndSayWhatToTry() {
        Answer up = restante.run("up", "-d");

        assertThat(up.exit()).isZero();
        assertThat(up.out()).contains("http-api-1   127.0.0.1:8080", "Try:\n  curl it");
        assertThat(restante.run("status").exit()).isZero();
    }

    @Test
    void statusShouldNameEveryProcessAsJson() throws IOException {
        restante.run("up", "-d");

        Answer status = restante.run("status", "--json");

        assertThat(status.out())
                .isEqualTo(
                        """
                        [{"name":"cassandra-1","role":"cassandra","pid":%d,"address":"127.0.0.1:9042","state":"ready"},\
                        {"name":"rpc-store-1","role":"rpc-store","pid":%d,"address":"127.0.0.1:8888","state":"ready"},\
                        {"name":"http-api-1","role":"http-api","pid":%d,"address":"127.0.0.1:8080","state":"ready"}]
                        """
                                .formatted(pid("cassandra-1"), pid(STORE), pid("http-api-1")));
    }

    @Test
    void statusShouldShowEverythingDownBeforeTheFirstUp() {
        Answer status = restante.run("status", "--json");

        assertThat(status.out()).isEqualTo(ALL_DOWN);
        assertThat(status.exit()).isEqualTo(1);
    }

    @Test
    void statusShouldShowAProcessThatCannotDoItsWorkAsStarting() throws IOException {
        restante.run("up", "-d");
        Files.delete(home.resolve("files/rpc-store-1.ready"));

        Answer status = restante.run("status");

        assertThat(status.out()).containsPattern("rpc-store-1 .* starting  pid " + pid(STORE));
        assertThat(status.exit()).isEqualTo(1);
    }

    @Test
    void secondUpShouldChangeNothing() throws IOException {
        restante.run("up", "-d");
        long before = pid(STORE);

        Answer detached = restante.run("up", "-d");
        Answer attached = restante.run("up");

        assertThat(detached.exit()).isZero();
        assertThat(detached.out()).startsWith("It runs already.");
        assertThat(attached.exit()).isEqualTo(1);
        assertThat(attached.err()).startsWith("restante: It runs already");
        assertThat(pid(STORE)).isEqualTo(before);
    }

    @Test
    void upWithOtherOptionsShouldSayThatItRuns() {
        restante.run("up", "-d");

        Answer other = restante.run("up", "-d", "--http-port", "8090");

        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.err()).contains("runs already with other options");
    }

    @Test
    void upShouldStartWhatIsMissing() throws IOException {
        restante.run("up", "-d");
        long cassandra = pid("cassandra-1");
        kill(STORE);

        Answer up = restante.run("up", "-d");

        assertThat(up.exit()).isZero();
        assertThat(restante.run("status").exit()).isZero();
        assertThat(pid("cassandra-1")).isEqualTo(cassandra);
    }

    @Test
    void downShouldEndWhatDependsOnOthersFirst() throws IOException {
        restante.run("up", "-d");

        Answer down = restante.run("down");

        assertThat(down.exit()).isZero();
        assertThat(Files.readAllLines(planner.ended())).containsExactly("http-api-1", STORE, "cassandra-1");
        assertThat(restante.run("status", "--json").out()).isEqualTo(ALL_DOWN);
    }

    @Test
    void downShouldBeNoErrorWhenNothingRuns() {
        assertThat(restante.run("down")).isEqualTo(new Answer(0, "Nothing runs.\n", ""));
        restante.run("up", "-d");
        restante.run("down");

        assertThat(restante.run("down")).isEqualTo(new Answer(0, "Nothing runs.\n", ""));
    }

    @Test
    void startShouldBringBackAKilledProcess() throws IOException {
        restante.run("up", "-d");
        kill(STORE);
        assertThat(restante.run("status").out()).containsPattern("rpc-store-1 .* down");

        Answer start = restante.run("start", STORE);

        assertThat(start.exit()).isZero();
        assertThat(restante.run("status").exit()).isZero();
    }

    @Test
    void startAndStopShouldLeaveAloneWhatIsAlreadySo() throws IOException {
        restante.run("up", "-d");
        long before = pid(STORE);

        assertThat(restante.run("start", STORE).exit()).isZero();
        assertThat(pid(STORE)).isEqualTo(before);
        assertThat(restante.run("stop", STORE).out()).isEqualTo("rpc-store-1 is stopped.\n");
        assertThat(restante.run("stop", STORE)).isEqualTo(new Answer(0, "rpc-store-1 does not run.\n", ""));
    }

    @Test
    void startShouldNameTheProcessesThatThereAre() {
        restante.run("up", "-d");

        assertThat(restante.run("start", "postgres").err())
                .isEqualTo("restante: There is no process postgres; there are cassandra-1, rpc-store-1, http-api-1.\n");
    }

    @Test
    void startShouldSayHowToBeginWhenNothingWasEverStarted() {
        assertThat(restante.run("start", STORE).err()).contains("begin with ./restante up");
    }

    @Test
    void upShouldNameAChildThatDiesAndLeaveNothingRunning() {
        planner.script(STORE, "echo no good; exit 1");

        Answer up = restante.run("up", "-d");

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.err())
                .isEqualTo("restante: rpc-store-1 ended before it was ready: see why in " + data.log(STORE) + ".\n");
        assertThat(restante.run("status", "--json").out()).isEqualTo(ALL_DOWN);
        assertThat(restante.run("logs", STORE).out()).isEqualTo("no good\n");
    }

    @Test
    void upShouldSurviveStaleFilesOfProcesses() throws IOException {
        Identity own = Identity.of(ProcessHandle.current().pid()).orElseThrow();
        SmallFile.write(
                data.run().resolve(STORE + ".process"),
                Map.of("pid", Long.toString(own.pid()), "birth", "another-boot:1", "wanted", "running"));
        Files.writeString(data.run().resolve("http-api-1.process"), "half a li");

        assertThat(restante.run("up", "-d").exit()).isZero();
        assertThat(pid(STORE)).isNotEqualTo(own.pid());
        assertThat(restante.run("down").exit()).isZero();
        assertThat(own.isAlive()).isTrue();
    }

    @Test
    void upShouldSayWhatTheMachineLacksBeforeItStartsAnything() {
        machine.taken(8888);
        assertThat(restante.run("up", "-d").err())
                .contains("Port 8888 on 127.0.0.1, which rpc-store-1 needs, is taken");
        machine.memory(700L << 20);
        assertThat(restante.run("up", "-d").err()).contains("Too little memory: 700 MiB");
        machine.disk(30L << 20);
        assertThat(restante.run("up", "-d").err()).contains("Too little disk: 30 MiB");
        assertThat(restante.run("status", "--json").out()).isEqualTo(ALL_DOWN);
    }

    @Test
    void upShouldRefuseMoreStoresThanThereMayBe() {
        Answer up = restante.run("up", "-d", "--stores", "17");

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.err()).isEqualTo("restante: --stores must be from 1 to 16, not 17.\n");
    }

    @Test
    void upShouldRefuseAnotherNumberOfNodesThanTheDataWereMadeWith() throws IOException {
        restante.run("up", "-d", "--nodes", "3");
        restante.run("down");
        Files.createDirectories(data.cassandra());

        assertThat(restante.run("up", "-d", "--nodes", "1").err()).contains("were made with --nodes 3");
        assertThat(restante.run("up", "-d").exit()).isZero();
    }

    @Test
    void foregroundUpShouldEndWhenAnotherCommandStopsEverything() throws Exception {
        CompletableFuture<Answer> up = CompletableFuture.supplyAsync(() -> restante.run("up"));
        await().atMost(PATIENCE).until(() -> restante.run("status").exit() == 0);

        restante.run("down");

        Answer answer = up.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).endsWith("Everything was stopped by another command.\n");
    }

    @Test
    void foregroundUpShouldNameAKilledChildAndStopTheOthers() throws Exception {
        CompletableFuture<Answer> up = CompletableFuture.supplyAsync(() -> restante.run("up"));
        await().atMost(PATIENCE).until(() -> restante.run("status").exit() == 0);
        restante.run("stop", "http-api-1");
        restante.run("start", "http-api-1");
        long store = pid(STORE);

        kill(STORE);

        Answer answer = up.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err())
                .isEqualTo("restante: rpc-store-1 (process " + store + ") has ended by itself: see why in "
                        + data.log(STORE) + ". The others were stopped.\n");
        assertThat(restante.run("status", "--json").out()).isEqualTo(ALL_DOWN);
    }

    @Test
    void logsShouldNameTheProcessOfEachLine() {
        restante.run("up", "-d");

        assertThat(restante.run("logs").out().lines().toList())
                .isEqualTo(List.of(
                        "cassandra-1  | cassandra-1 began",
                        "rpc-store-1  | rpc-store-1 began",
                        "http-api-1   | http-api-1 began"));
    }

    @Test
    void cleanShouldDeleteOnlyWhatIsOursAndOnlyWhenTold() throws IOException {
        restante.run("up", "-d");
        Files.writeString(data.root().resolve("diary"), "mine");

        assertThat(restante.run("clean", "--yes").err()).contains("first ./restante down");
        restante.run("down");
        assertThat(restante.run("clean").err()).contains("Nothing was deleted");
        assertThat(restante.runAnswering("n\n", "clean").exit()).isEqualTo(1);
        assertThat(data.logs()).exists();
        assertThat(restante.runAnswering("y\n", "clean").exit()).isZero();

        assertThat(data.root()).isDirectoryContaining("glob:**diary");
        assertThat(data.logs()).doesNotExist();
        assertThat(data.run()).doesNotExist();
        assertThat(restante.run("clean", "--yes").out()).startsWith("There are no data");
    }

    private long pid(String name) throws IOException {
        return new RunFiles(data.run()).alive(name).orElseThrow().identity().pid();
    }

    private void kill(String name) throws IOException {
        long pid = pid(name);
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(() -> Identity.of(pid).isEmpty());
    }
}
