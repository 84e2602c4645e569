package io.restante.launcher.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * The command line as a user has it, in this JVM.
 *
 * @param home where the data folder comes to lie
 * @param planner what is run
 * @param machine on what
 */
record CommandLineOf(Path home, FakePlanner planner, FakeMachine machine) {
    /**
     * What a command came to.
     *
     * @param exit its exit code
     * @param out what it said
     * @param err what it complained of
     */
    record Answer(int exit, String out, String err) {}

    Answer run(String... arguments) {
        return runAnswering("", arguments);
    }

    Answer runAnswering(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        CommandLine line = RestanteCommand.line(new Setting(
                home,
                planner,
                machine,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8)));
        line.setErr(new PrintWriter(err, true));
        int exit = line.execute(arguments);
        return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString());
    }
}
