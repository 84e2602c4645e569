package io.restante.launcher.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends processes, politely first. */
public final class Ender {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration FOR_SIGKILL = Duration.ofSeconds(10);

    /** Asks it to end (SIGTERM); one that is stopped by a signal is woken, or it would never hear of it. */
    public void ask(Identity process) throws IOException, InterruptedException {
        if (process.isAlive()) {
            ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
            // "kill" and not a Java call, which knows SIGTERM and SIGKILL only.
            new ProcessBuilder("kill", "-CONT", Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    /** Whether it has ended within {@code patience}. */
    public boolean ended(Identity process, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
        return true;
    }

    /** Ends it at once (SIGKILL). */
    public void kill(Identity process) throws InterruptedException {
        if (process.isAlive()) {
            ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
            if (!ended(process, FOR_SIGKILL)) {
                throw new IllegalStateException("process " + process.pid() + " survived SIGKILL for " + FOR_SIGKILL);
            }
        }
    }
}
