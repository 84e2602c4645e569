package io.restante.loadgen.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.caller.tcp.ArithmeticServer;
import io.restante.loadgen.caller.tcp.Framing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InterruptTest {
    /** The command in a process of its own. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            System.exit(LoadgenCommand.line(new Screen(System.out, false)).execute(arguments));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ctrlCShouldEndARunProperlyWithItsReport(@TempDir Path folder) throws IOException, InterruptedException {
        Path json = folder.resolve("run.json");
        try (ArithmeticServer server = new ArithmeticServer(new Framing.Delimited(new byte[] {'\n'}))) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "tcp",
                            "--address",
                            "127.0.0.1:" + server.address().port(),
                            "--duration",
                            "10m",
                            "--json",
                            json.toString())
                    .redirectErrorStream(true)
                    .start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String first = String.valueOf(out.readLine());

            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            String rest = out.lines().collect(Collectors.joining("\n"));

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
            assertThat(first).startsWith("[....................]   0% 1/600s  sent ");
            assertThat(rest).contains("calls a second achieved, 100.0 wanted").containsPattern("success +\\d+");
            assertThat(json).content().contains("\"achieved_lps\"");
        }
    }
}
