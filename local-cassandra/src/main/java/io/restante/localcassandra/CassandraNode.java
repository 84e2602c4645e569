package io.restante.localcassandra;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One node of a {@link LocalCluster}, and what a test may do to it. Not for use by several threads. */
public final class CassandraNode {
    private static final Duration TO_BE_READY = Duration.ofMinutes(3);
    private static final Duration TO_STOP = Duration.ofMinutes(1);
    private static final Duration TO_DIE = Duration.ofSeconds(30);
    private static final Duration PROBE = Duration.ofSeconds(1);

    private final NodeSpec spec;
    private final Path javaHome;
    private final boolean shortLived;
    private volatile @Nullable Process process;

    CassandraNode(NodeSpec spec, Path javaHome, boolean shortLived) {
        this.spec = spec;
        this.javaHome = javaHome;
        this.shortLived = shortLived;
    }

    /** What this node was made from. */
    public NodeSpec spec() {
        return spec;
    }

    /** What it printed, at all its starts. */
    public Path log() {
        return spec.folder().resolve("node.log");
    }

    /** Starts it and waits until it answers. One that runs is left alone. */
    public void start() throws IOException, InterruptedException {
        launch();
        awaitReady();
    }

    /** Lets its work be flushed and ends it: a SIGTERM. */
    public void stop() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        }
        process = null;
    }

    /** Ends it at once and without warning: a SIGKILL. */
    public void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            if (!running.waitFor(TO_DIE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("process " + running.pid() + " survived SIGKILL for " + TO_DIE);
            }
        }
        process = null;
    }

    /** Freezes it as it stands: a SIGSTOP. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on after {@link #pause()}: a SIGCONT. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** @throws IllegalStateException when it does not run */
    public long pid() {
        return running().pid();
    }

    /** Whether it answers CQL now. */
    public boolean isReady() {
        Process current = process;
        return current != null && current.isAlive() && CqlProbe.answers(spec.cql(), PROBE);
    }

    /** Starts it and does not wait until it answers. One that runs is left alone. */
    public void launch() throws IOException {
        Process current = process;
        if (current != null && current.isAlive()) {
            return;
        }
        NodeFiles.write(spec);
        ProcessBuilder builder = new ProcessBuilder(NodeCommand.watched(spec, javaHome, shortLived))
                .directory(spec.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(NodeCommand.environment());
        process = builder.start();
    }

    void awaitReady() throws IOException, InterruptedException {
        Process starting = running();
        long deadline = System.nanoTime() + TO_BE_READY.toNanos();
        while (!isReady()) {
            if (starting.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IOException(this + " ended with exit code " + starting.exitValue() + " before it was ready; "
                        + "the end of " + log() + ":\n" + LogTail.of(log()));
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw new IOException(this + " was not ready after " + TO_BE_READY + "; the end of " + log() + ":\n"
                        + LogTail.of(log()));
            }
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("kill -" + name + " " + pid() + " ended with exit code " + exit + ", not 0");
        }
    }

    private Process running() {
        Process current = process;
        if (current == null || !current.isAlive()) {
            throw new IllegalStateException(this + " does not run");
        }
        return current;
    }

    @Override
    public String toString() {
        return "node " + spec.number() + " on " + spec.address() + ":"
                + spec.cluster().ports().cql();
    }
}
