package io.restante.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.launcher.command.CommandLineOf.Answer;
import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Options;
import io.restante.launcher.plan.OptionsFile;
import io.restante.localcassandra.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityOptionTest {
    private static final String CHANGE = "The durability of the data changes";
    private static final String JSON = "\"durability\":\"relaxed\"";

    private DataFolder data;
    private CommandLineOf restante;

    @BeforeEach
    void setUp(@TempDir Path home) throws IOException {
        data = new DataFolder(home.resolve(".restante"));
        FakePlanner planner = new FakePlanner(Files.createDirectories(home.resolve("files")));
        restante = new CommandLineOf(home, planner, new FakeMachine());
    }

    @AfterEach
    void tearDown() {
        restante.run("down");
    }

    @Test
    void messagesShouldBeDurableWhereNobodyAsksForLess() throws IOException {
        Answer up = restante.run("up", "-d");

        assertThat(up.out()).doesNotContain(Announcement.RELAXED, CHANGE);
        assertThat(kept()).isEqualTo(Durability.DURABLE);
        assertThat(restante.run("status").out()).doesNotContain(Announcement.RELAXED);
        assertThat(restante.run("status", "--json").out()).doesNotContain(JSON);
    }

    @Test
    void upAndStatusShouldSayThatMessagesCanBeLost() throws IOException {
        Answer up = restante.run("up", "-d", "--durability", "relaxed");

        assertThat(up.exit()).isZero();
        assertThat(up.out()).contains(Announcement.RELAXED + "\n\nTry:").doesNotContain(CHANGE);
        assertThat(kept()).isEqualTo(Durability.RELAXED);
        assertThat(restante.run("status").out()).endsWith(Announcement.RELAXED + "\n");
        assertThat(restante.run("status", "--json").out())
                .containsOnlyOnce(JSON)
                .containsPattern("\"role\":\"cassandra\"[^}]*,\"state\":\"ready\"," + JSON);
    }

    @Test
    void theDurabilityShouldBelongToTheData() throws IOException {
        restante.run("up", "-d", "--durability", "relaxed");

        assertThat(restante.run("up", "-d").out())
                .startsWith("It runs already.")
                .contains(Announcement.RELAXED);
        restante.run("stop", "cassandra-1");
        restante.run("start", "cassandra-1");
        assertThat(kept()).isEqualTo(Durability.RELAXED);
        restante.run("down");
        assertThat(restante.run("status").out()).endsWith(Announcement.RELAXED + "\n");
        assertThat(restante.run("up", "-d").out())
                .contains(Announcement.RELAXED)
                .doesNotContain(CHANGE);
    }

    @Test
    void anotherDurabilityShouldBeSaidAndTakeEffectWithTheNextUp() throws IOException {
        restante.run("up", "-d", "--durability", "relaxed");

        Answer running = restante.run("up", "-d", "--durability", "durable");
        restante.run("down");
        Answer next = restante.run("up", "-d", "--durability", "durable");

        assertThat(running.exit()).isEqualTo(1);
        assertThat(running.err()).contains("It runs already with other options: first ./restante down, then up again.");
        assertThat(next.exit()).isZero();
        assertThat(next.out())
                .startsWith("The durability of the data changes from relaxed to durable with this start.\n")
                .doesNotContain(Announcement.RELAXED);
        assertThat(kept()).isEqualTo(Durability.DURABLE);
    }

    @Test
    void aWrongDurabilityShouldBeRefusedBeforeAnythingIsStarted() {
        Answer up = restante.run("up", "-d", "--durability", "Relaxed");

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.err()).isEqualTo("restante: --durability must be durable or relaxed, not Relaxed.\n");
        assertThat(data.logs()).doesNotExist();
    }

    @Test
    void theDurabilityOfAClusterThatOthersRunShouldNotBeSet() {
        Answer up = restante.run("up", "-d", "--cassandra", "db.example:9042", "--durability", "relaxed");

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.err()).startsWith("restante: --durability sets nodes of our own and --cassandra uses a cluster");
    }

    private Durability kept() throws IOException {
        return new OptionsFile(data).read().map(Options::durability).orElseThrow();
    }
}
