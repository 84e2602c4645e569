package io.restante.rpcstore.chat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets pulls begin while what they may come to hold fits in memory; the others wait for their turn, in order, and
 * beyond a bound they are refused. Thread-safe.
 */
final class PullTurns {
    private record Waiting(long bytes, Supplier<CompletableFuture<Page>> pull, CompletableFuture<Page> answer) {}

    private final long mostBytes;
    private final int mostWaiting;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long used;

    PullTurns(long mostBytes, int mostWaiting) {
        this.mostBytes = mostBytes;
        this.mostWaiting = mostWaiting;
    }

    /** @param bytes what the pull may come to hold; more than all there is counts as all there is */
    CompletableFuture<Page> take(long bytes, Supplier<CompletableFuture<Page>> pull) {
        Waiting turn = new Waiting(Math.min(bytes, mostBytes), pull, new CompletableFuture<>());
        synchronized (this) {
            if (waiting.size() >= mostWaiting) {
                throw ApiException.of(ErrorCode.STORE_OVERLOADED, "Too many pulls wait for their turn.");
            }
            waiting.addLast(turn);
        }
        next();
        return turn.answer();
    }

    private void next() {
        Waiting turn;
        while ((turn = begin()) != null) {
            start(turn);
        }
    }

    private synchronized @Nullable Waiting begin() {
        while (!waiting.isEmpty() && waiting.getFirst().answer().isDone()) {
            waiting.removeFirst();
        }
        if (waiting.isEmpty() || used + waiting.getFirst().bytes() > mostBytes) {
            return null;
        }
        used += waiting.getFirst().bytes();
        return waiting.removeFirst();
    }

    private void start(Waiting turn) {
        CompletableFuture<Page> page;
        try {
            page = turn.pull().get();
        } catch (ApiException refused) {
            page = CompletableFuture.failedFuture(refused);
        }
        page.whenComplete((answer, failure) -> {
            synchronized (this) {
                used -= turn.bytes();
            }
            if (failure == null) {
                turn.answer().complete(answer);
            } else {
                turn.answer().completeExceptionally(failure);
            }
            next();
        });
    }
}
