package io.restante.systemtest.running;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One service as a process of its own, from the jar that the build made. */
public final class ServiceProcess {
    private final Path jar;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;

    ServiceProcess(Path jar, Map<String, String> environment, Path log) {
        this.jar = jar;
        this.environment = environment;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** Starts it, unless it runs. */
    public void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is not built: run mvn -B verify from the root");
        }
        try {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            ProcessBuilder builder =
                    new ProcessBuilder(List.of(java, "-Xmx384m", "-XX:+UseSerialGC", "-jar", jar.toString()));
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as an operator would, and waits. */
    public void stop() {
        if (process != null) {
            process.destroy();
            awaitEnd();
        }
    }

    /** Ends it by SIGKILL, and waits. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            awaitEnd();
        }
    }

    /** Waits for its end and gives its exit code. */
    public int awaitEnd() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException(jar + " was never started");
        }
        try {
            if (!running.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException(jar + " did not end within a minute");
            }
            return running.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it has printed at all its starts. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
