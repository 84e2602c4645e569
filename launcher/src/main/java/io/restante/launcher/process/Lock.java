package io.restante.launcher.process;

import io.restante.launcher.problem.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Held by the one command that starts or stops something; the system frees it when its process ends, however it does. */
public final class Lock implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final FileChannel channel;

    private Lock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for another command that holds it.
     *
     * @throws Problem when that one is not done within {@code patience}
     */
    public static Lock take(Path folder, Duration patience) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long deadline = System.nanoTime() + patience.toNanos();
        while (tried(channel) == null) {
            if (System.nanoTime() > deadline) {
                channel.close();
                throw new Problem("Another ./restante command has been starting or stopping processes of "
                        + folder.getParent() + " for more than " + patience.toSeconds() + " s: end that one first.");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
        return new Lock(channel);
    }

    /** Does the work while it is held, as {@link #take}. */
    @SuppressWarnings("try")
    public static void hold(Path folder, Duration patience, Work work) throws IOException, InterruptedException {
        try (Lock held = take(folder, patience)) {
            work.run();
        }
    }

    /** What is done meanwhile. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
