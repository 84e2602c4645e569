package io.restante.benchmark.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs {@code wrk} with 2 threads and 100 connections, one run at a time. */
public final class Wrk implements AutoCloseable {
    /** As its own documents write it. */
    public static final String LOAD = "wrk -t2 -c100";

    private final Path scripts;
    private volatile @Nullable Process running;
    private volatile boolean closed;

    /** @param scripts the folder of the Lua scripts */
    public Wrk(Path scripts) {
        this.scripts = scripts;
    }

    /** What wrk says of its version; empty where there is no wrk. */
    public static Optional<String> version() throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder("wrk", "-v").redirectErrorStream(true).start();
            String text = text(process);
            process.waitFor();
            return text.lines().findFirst().map(line -> line.replaceAll(" Copyright.*", ""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Requests the URL itself, again and again. */
    public Work plain(String name, String url) {
        return new Work(name, length -> run(List.of(url), length));
    }

    /** Requests what a script makes of its arguments. */
    public Work script(String name, String script, String url, String... arguments) {
        List<String> end = new ArrayList<>(List.of("-s", scripts.resolve(script).toString(), url, "--"));
        end.addAll(List.of(arguments));
        return new Work(name, length -> run(end, length));
    }

    private Sample run(List<String> end, Duration length) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("wrk", "-t2", "-c100", "--latency"));
        command.add("-d" + Math.max(1, length.toSeconds()) + "s");
        command.addAll(end);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        running = process;
        if (closed) {
            process.destroy();
        }
        String text = text(process);
        int exit = process.waitFor();
        running = null;
        if (exit != 0) {
            throw new IOException(
                    String.join(" ", command) + " ended with exit code " + exit + ", not 0, and printed:\n" + text);
        }
        return WrkOutput.parse(text);
    }

    /** Ends the run that is under way. */
    @Override
    public void close() {
        closed = true;
        Process process = running;
        if (process != null) {
            process.destroy();
        }
    }

    private static String text(Process process) throws IOException {
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
