package io.restante.loadgen.caller;

import io.restante.loadgen.thread.Daemons;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes an asynchronous caller of one that waits. It has a bounded number of threads, and as many calls again may wait for one;
 * further ones fail. A call that does not react to its interruption keeps its thread.
 */
public final class ThreadedCaller implements AsyncCaller {
    private final Caller caller;
    private final ThreadPoolExecutor threads;

    /** A caller that makes at most so many calls at once. */
    public ThreadedCaller(Caller caller, int most) {
        this.caller = caller;
        AtomicInteger count = new AtomicInteger();
        threads =
                Daemons.pool(most, new LinkedBlockingQueue<>(most), () -> "loadgen-caller-" + count.incrementAndGet());
    }

    @Override
    public byte[] build(long id) throws Exception {
        return caller.build(id);
    }

    @Override
    public CompletionStage<byte[]> call(Request request, Deadline deadline) throws IOException {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        try {
            Future<?> work = threads.submit(() -> call(request, deadline, answer));
            deadline.whenPassed(() -> work.cancel(true));
        } catch (RejectedExecutionException e) {
            throw new IOException("all " + threads.getMaximumPoolSize() + " threads of the caller are taken", e);
        }
        return answer;
    }

    @Override
    public Verdict check(Request request, byte[] response) throws Exception {
        return caller.check(request, response);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        caller.close();
    }

    // Whatever a caller throws is its call's result.
    @SuppressWarnings("CatchingUnchecked")
    private void call(Request request, Deadline deadline, CompletableFuture<byte[]> answer) {
        try {
            answer.complete(caller.call(request, deadline));
        } catch (InterruptedException e) {
            // The thread goes back to its pool, which clears the mark itself.
            Thread.currentThread().interrupt();
            answer.completeExceptionally(e);
        } catch (Exception | Error e) {
            answer.completeExceptionally(e);
        }
    }
}
