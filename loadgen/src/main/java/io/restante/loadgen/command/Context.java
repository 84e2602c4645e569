package io.restante.loadgen.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Ends with Ctrl-C, or another request that this process end; the process then waits until its work is done, report and all. */
final class Context implements AutoCloseable {
    private final CompletableFuture<Void> interrupted = new CompletableFuture<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Thread hook;

    /** A context whose work is done at most so many milliseconds after it was interrupted. */
    Context(long patienceMillis) {
        hook = new Thread(
                () -> {
                    interrupted.complete(null);
                    done.completeOnTimeout(null, patienceMillis, TimeUnit.MILLISECONDS)
                            .join();
                },
                "loadgen-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    CompletionStage<Void> stage() {
        return interrupted;
    }

    boolean isInterrupted() {
        return interrupted.isDone();
    }

    /** The work is done. */
    @Override
    public void close() {
        done.complete(null);
        if (!isInterrupted()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process has begun to end this very moment; the hook has nothing to wait for.
            }
        }
    }
}
