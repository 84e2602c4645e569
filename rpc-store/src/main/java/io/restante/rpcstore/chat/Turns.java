package io.restante.rpcstore.chat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets work begin while what it may come to hold fits in memory; the rest waits for its turn, in order, and beyond a
 * bound it is refused with {@code STORE_OVERLOADED}. Thread-safe.
 */
final class Turns {
    private record Waiting<T>(long bytes, Supplier<? extends CompletionStage<T>> work, CompletableFuture<T> answer) {}

    private final long mostBytes;
    private final int mostWaiting;
    private final Set<Waiting<?>> waiting = new LinkedHashSet<>();
    private long used;

    Turns(long mostBytes, int mostWaiting) {
        this.mostBytes = mostBytes;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Does the work in its turn, and completes as it does. Cancelling the future gives a turn up that has not begun.
     * Work must not take another turn of the same kind before it has ended: all could wait for each other.
     *
     * @param bytes what the work may come to hold; more than all there is counts as all there is
     */
    <T> CompletableFuture<T> take(long bytes, Supplier<? extends CompletionStage<T>> work) {
        Waiting<T> turn = new Waiting<>(Math.min(bytes, mostBytes), work, new CompletableFuture<>());
        synchronized (this) {
            if (waiting.size() >= mostWaiting) {
                return CompletableFuture.failedFuture(ApiException.of(
                        ErrorCode.STORE_OVERLOADED, "Too many requests wait to read from the storage."));
            }
            waiting.add(turn);
        }
        turn.answer().whenComplete((result, failure) -> {
            if (turn.answer().isCancelled() && remove(turn)) {
                startNext();
            }
        });
        startNext();
        return turn.answer();
    }

    /** How much work waits for its turn. */
    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized boolean remove(Waiting<?> turn) {
        return waiting.remove(turn);
    }

    private void startNext() {
        Waiting<?> turn;
        while ((turn = begin()) != null) {
            start(turn);
        }
    }

    private synchronized @Nullable Waiting<?> begin() {
        Iterator<Waiting<?>> first = waiting.iterator();
        if (!first.hasNext()) {
            return null;
        }
        Waiting<?> turn = first.next();
        if (used + turn.bytes() > mostBytes) {
            return null;
        }
        first.remove();
        used += turn.bytes();
        return turn;
    }

    private <T> void start(Waiting<T> turn) {
        CompletableFuture<T> work;
        try {
            work = turn.work().get().toCompletableFuture();
        } catch (RuntimeException refused) {
            work = CompletableFuture.failedFuture(refused);
        }
        // What has ended already is followed by the loop that started it: work that is refused at once would start
        // the next ever deeper.
        boolean ended = work.isDone();
        work.whenComplete((result, failure) -> {
            end(turn, result, failure);
            if (!ended) {
                startNext();
            }
        });
    }

    private <T> void end(Waiting<T> turn, @Nullable T result, @Nullable Throwable failure) {
        synchronized (this) {
            used -= turn.bytes();
        }
        if (failure == null) {
            turn.answer().complete(result);
        } else {
            turn.answer().completeExceptionally(failure);
        }
    }
}
