package io.restante.loadgen.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.caller.tcp.ArithmeticServer;
import io.restante.loadgen.caller.tcp.ArithmeticServer.Manner;
import io.restante.loadgen.caller.tcp.Framing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class InterruptTest {
    /** The command in a process of its own. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            System.exit(LoadgenCommand.line(new Screen(System.out, false)).execute(arguments));
        }
    }

    private static final int SIGINT = 2;

    private record Ended(int exit, String first, String rest) {}

    private final ArithmeticServer server = new ArithmeticServer(new Framing.Delimited(new byte[] {'\n'}));

    @AfterEach
    void tearDown() {
        server.close();
    }

    /** Sends SIGINT, as Ctrl-C does, once the first line is there. */
    private Ended interrupted(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(heeding());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "tcp",
                "--address",
                "127.0.0.1:" + server.address().port()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String first = String.valueOf(out.readLine());
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        String rest = out.lines().collect(Collectors.joining("\n"));
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), first, rest);
    }

    /** What a command begins with, so that it heeds SIGINT: a shell's jobs in the background ignore it, and hand that on to all they start. */
    private static List<String> heeding() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> new BigInteger(
                                line.substring("SigIgn:".length()).strip(), 16))
                        .anyMatch(signals -> signals.testBit(SIGINT - 1));
        return ignored ? List.of("env", "--default-signal=INT") : List.of();
    }

    @Test
    void ctrlCShouldEndARunProperlyWithItsReport(@TempDir Path folder) throws IOException, InterruptedException {
        Path json = folder.resolve("run.json");

        Ended ended = interrupted("--duration", "10m", "--json", json.toString());

        assertThat(ended.exit()).isEqualTo(130);
        assertThat(ended.first()).startsWith("[....................]   0% 1/600s  sent ");
        assertThat(ended.rest())
                .contains("calls a second achieved, 100.0 wanted")
                .containsPattern("success +\\d+");
        assertThat(json).content().contains("\"achieved_lps\"");
    }

    @Test
    void ctrlCWhileCallsAreWaitedForShouldEndARunWithTheirTimeouts() throws IOException, InterruptedException {
        server.manner(Manner.DEAD);

        // Sending is over after a tenth of the first second.
        Ended ended = interrupted("--duration", "100ms", "--timeout", "4s");

        assertThat(ended.exit()).isEqualTo(130);
        assertThat(ended.first()).contains("in flight 10 ");
        assertThat(ended.rest()).containsPattern("timeout +10 +100.000 %");
    }

    @Test
    void ctrlCShouldEndASearchWithWhatItFoundByThen() throws IOException, InterruptedException {
        Ended ended = interrupted("--search", "10..1000", "--duration", "3s", "--fail-if", "errors>50%");

        assertThat(ended.exit()).isEqualTo(130);
        assertThat(ended.first()).endsWith("  kept");
        assertThat(ended.rest())
                .contains("cut short")
                .containsPattern("The highest rate that is kept: about \\d+ .* \\(1 runs\\)");
    }
}
