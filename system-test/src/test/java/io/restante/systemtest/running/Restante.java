package io.restante.systemtest.running;

import io.restante.launcher.command.RestanteCommand;
import io.restante.launcher.command.Setting;
import io.restante.launcher.machine.ThisMachine;
import io.restante.launcher.plan.RestantePlanner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * What {@code ./restante} does, in this JVM.
 *
 * @param data what {@code --data} names
 */
public record Restante(Path data) {
    /**
     * What a command came to.
     *
     * @param exit its exit code
     * @param text what it said and complained of
     */
    public record Said(int exit, String text) {}

    /** A command on these data. */
    public Said run(String... arguments) {
        return say(Stream.concat(Arrays.stream(arguments), Stream.of("--data", data.toString()))
                .toArray(String[]::new));
    }

    /** A command that knows no {@code --data}. */
    public static Said say(String... arguments) {
        Path home = Path.of(System.getProperty("restante.home"));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
        CommandLine line = RestanteCommand.line(new Setting(
                home, new RestantePlanner(home), new ThisMachine(), new ByteArrayInputStream(new byte[0]), out));
        line.setErr(new PrintWriter(out, true, StandardCharsets.UTF_8));
        int exit = line.execute(arguments);
        return new Said(exit, text.toString(StandardCharsets.UTF_8));
    }
}
