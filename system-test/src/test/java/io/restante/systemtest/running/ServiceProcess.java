package io.restante.systemtest.running;

import io.restante.launcher.process.ClassArchive;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One service as a process of its own, from the jar that the build made. */
public final class ServiceProcess {
    /** It lives for a minute or two beside many others: what the second compiler costs in that time never pays off. */
    private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private final Path jar;
    private final List<String> options;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;

    ServiceProcess(Path jar, Map<String, String> environment, Path log) {
        this(jar, List.of(), environment, log);
    }

    /** @param options for its JVM, beside the usual ones */
    public ServiceProcess(Path jar, List<String> options, Map<String, String> environment, Path log) {
        this.jar = jar;
        this.options = List.copyOf(options);
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
            List<String> command = new ArrayList<>(List.of(java, "-Xmx384m", "-XX:+UseSerialGC", FIRST_COMPILER_ONLY));
            command.addAll(ClassArchive.of(jar, Runtime.version()).options());
            command.addAll(options);
            command.addAll(List.of("-jar", jar.toString()));
            ProcessBuilder builder = new ProcessBuilder(command);
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

    /** Freezes it as it stands: a SIGSTOP. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on after {@link #pause()}: a SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    /** Waits for its end and gives its exit code. */
    public int awaitEnd() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException(jar + " was never started");
        }
        try {
            // The first to end lays its classes out, which takes seconds of a processor that others want too.
            if (!running.waitFor(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException(jar + " did not end within two minutes");
            }
            return running.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Of the operating system. */
    public long pid() {
        if (process == null) {
            throw new IllegalStateException(jar + " was never started");
        }
        return process.pid();
    }

    private void signal(String name) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " " + pid() + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
