package io.restante.benchmark.command;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Closes what is open when this JVM ends, by itself or by Ctrl-C, beginning with what was opened last. What fails to close
 * does not keep the rest open.
 */
final class Ending {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean begun;

    /** To be closed at the end, unless it is closed before; closing it twice must do no harm. */
    synchronized <T extends AutoCloseable> T add(T resource) {
        if (begun) {
            throw new IllegalStateException("everything is being ended");
        }
        open.push(resource);
        return resource;
    }

    /** Whether it has begun, so that failures are its consequence. */
    synchronized boolean hasBegun() {
        return begun;
    }

    /** Closes everything. */
    void end() {
        synchronized (this) {
            begun = true;
        }
        for (AutoCloseable resource = next(); resource != null; resource = next()) {
            try {
                resource.close();
            } catch (Exception e) {
                System.err.println("restante: not everything was ended: " + e);
            }
        }
    }

    private synchronized @Nullable AutoCloseable next() {
        return open.poll();
    }
}
