package io.restante.systemtest.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code follow.sh} itself, between a name server, APIs and an nginx that files stand for. */
class NginxFollowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ONE = "10.0.0.1";
    private static final String TWO = "10.0.0.2";
    private static final String THREE = "10.0.0.3";
    private static final int READY = 0;
    private static final int REFUSES = 7;
    private static final int NOT_READY = 22;
    private static final int SILENT = 28;

    private Path folder;
    private @Nullable Process follow;

    @BeforeEach
    void setUp(@TempDir Path empty) throws IOException {
        folder = empty;
        program(
                "nslookup",
                "printf 'Server:\\t127.0.0.11\\nAddress:\\t127.0.0.11:53\\n\\nName:\\thttp-api\\n'",
                "sed 's/^/Address: /' " + file("names"));
        program(
                "curl",
                "for url; do :; done",
                "host=${url#http://}",
                "exit \"$(cat \"" + folder + "/api-${host%%:*}\")\"");
        program(
                "nginx",
                // A shell lets what it starts beside it ignore QUIT, and nohup HUP; a shell cannot take that back as
                // nginx does.
                "[ -n \"${HEARS:-}\" ] || HEARS=yes exec env --default-signal=QUIT,HUP \"$0\"",
                "trap 'cat " + file("upstream.conf") + " >" + file("again") + "' HUP",
                "trap 'exit 0' QUIT",
                "cat " + file("upstream.conf") + " >" + file("first"),
                "while :; do sleep 0.05; done");
    }

    @AfterEach
    void tearDown() throws InterruptedException {
        if (follow != null) {
            List<ProcessHandle> all = follow.descendants().toList();
            follow.destroy();
            boolean ended = follow.waitFor(30, TimeUnit.SECONDS);
            follow.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            assertThat(ended).as("the script has ended, and nginx before it").isTrue();
        }
    }

    @Test
    void whoIsReadyShouldBeCalledAndWhoIsNotShouldNot() throws IOException {
        names(ONE, TWO, THREE);
        says(ONE, READY);
        says(TWO, NOT_READY);
        says(THREE, REFUSES);

        start();

        awaitServers(ONE);
        says(TWO, READY);
        awaitServers(ONE, TWO);
        says(ONE, NOT_READY);
        awaitServers(TWO);
        awaitServersIn("again", TWO);
    }

    @Test
    void whoSaysNothingShouldStayWhatItWas() throws IOException {
        names(ONE, TWO, THREE);
        says(ONE, READY);
        says(TWO, READY);
        says(THREE, SILENT);
        start();
        awaitServers(ONE, TWO);

        says(ONE, SILENT);
        says(THREE, READY);

        awaitServers(ONE, TWO, THREE);
    }

    @Test
    void allShouldBeCalledWhileNoneIsReady() throws IOException {
        names(ONE, TWO);
        says(ONE, NOT_READY);
        says(TWO, SILENT);

        start();

        awaitServers(ONE, TWO);
    }

    @Test
    void whoIsNoMoreOfTheNameShouldNotBeCalled() throws IOException {
        names(ONE, TWO);
        says(ONE, READY);
        says(TWO, READY);
        start();
        awaitServers(ONE, TWO);

        names(TWO);

        awaitServers(TWO);
    }

    @Test
    void nginxShouldBeginWhenTheNameIsKnown() throws IOException {
        names();
        start();
        says(ONE, READY);
        names(ONE);

        awaitServers(ONE);
        await().atMost(PATIENCE).until(() -> Files.exists(file("first")));
        assertThat(file("first")).content().contains(ONE);
    }

    private void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", Cluster.FILE.resolveSibling("nginx/follow.sh").toString())
                .redirectErrorStream(true)
                .redirectOutput(file("log").toFile());
        builder.environment().put("PATH", folder.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        builder.environment().put("TMPDIR", folder.toString());
        builder.environment().put("REQUESTS_PER_SECOND", "1");
        builder.environment().put("CONNECTIONS_PER_CLIENT", "1");
        follow = builder.start();
    }

    private void awaitServers(String... addresses) {
        awaitServersIn("upstream.conf", addresses);
    }

    private void awaitServersIn(String name, String... addresses) {
        List<String> lines = Arrays.stream(addresses)
                .map(address -> "server " + address + ":8080 max_fails=1 fail_timeout=2s;")
                .toList();
        await(name)
                .atMost(PATIENCE)
                .until(() -> Files.exists(file(name))
                        && Files.readAllLines(file(name)).equals(lines));
    }

    private void names(String... addresses) throws IOException {
        replace("names", String.join("\n", addresses));
    }

    /** @param exit how curl ends that asks for its readiness */
    private void says(String address, int exit) throws IOException {
        replace("api-" + address, Integer.toString(exit));
    }

    /** In one step: the script reads while this writes. */
    private void replace(String name, String text) throws IOException {
        Files.writeString(file("new"), text);
        Files.move(file("new"), file(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private void program(String name, String... lines) throws IOException {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(program, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }
}
