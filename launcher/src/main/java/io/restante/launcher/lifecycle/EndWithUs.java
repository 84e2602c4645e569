package io.restante.launcher.lifecycle;

import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Part;
import io.restante.launcher.problem.Problem;
import io.restante.launcher.process.Lock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stops everything when this JVM is told to end: by Ctrl-C, by a SIGTERM, by the terminal's end. */
public final class EndWithUs implements AutoCloseable {
    private static final Duration FOR_LOCK = Duration.ofMinutes(1);

    private final Crew crew;
    private final DataFolder data;
    private final List<Part> parts;
    private final Consumer<String> out;
    private final Thread hook = new Thread(this::end, "end-with-us");
    private volatile @Nullable Lock held;

    /** @param held the lock that this process holds meanwhile */
    public EndWithUs(Crew crew, DataFolder data, List<Part> parts, Consumer<String> out, Lock held) {
        this.crew = crew;
        this.data = data;
        this.parts = parts;
        this.out = out;
        this.held = held;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** From here on the lock is free for other commands. */
    public void release() throws IOException {
        Lock lock = held;
        held = null;
        if (lock != null) {
            lock.close();
        }
    }

    /** From here on the processes outlive us. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The end has begun, and the hook with it.
            return;
        }
    }

    private void end() {
        crew.dismiss();
        try {
            if (held != null) {
                stop();
                return;
            }
            Lock.hold(data.run(), FOR_LOCK, this::stop);
        } catch (IOException | Problem e) {
            out.accept("Not everything was stopped: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() throws IOException, InterruptedException {
        if (!crew.alive(parts).isEmpty()) {
            out.accept("Stopping ...");
            crew.stop(parts);
            out.accept("Stopped.");
        }
    }
}
