package io.restante.loadgen.command;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;

/**
 * What came of a command that was typed.
 *
 * @param exit the exit code
 * @param out what was printed
 * @param err what was complained of
 */
record Typed(int exit, String out, String err) {
    static Typed run(String... arguments) {
        return run(text -> {}, arguments);
    }

    /** Runs it, and gives each piece of text that is printed to somebody meanwhile. */
    static Typed run(Consumer<String> reader, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OutputStream both = new OutputStream() {
            @Override
            public void write(int one) {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                out.write(bytes, offset, length);
                reader.accept(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }
        };
        StringWriter err = new StringWriter();
        CommandLine line = LoadgenCommand.line(new Screen(new PrintStream(both, true, StandardCharsets.UTF_8), false));
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true));
        int exit = line.execute(arguments);
        return new Typed(exit, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    /** A run of half a second, whose calls have time. */
    static Typed shortRun(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--lps", "100", "--duration", "500ms", "--timeout", "20s"));
        return run(all.toArray(String[]::new));
    }
}
