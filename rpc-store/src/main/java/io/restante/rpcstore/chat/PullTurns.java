package io.restante.rpcstore.chat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
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
    private final Set<Waiting> waiting = new LinkedHashSet<>();
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
            waiting.add(turn);
        }
        turn.answer().whenComplete((page, failure) -> {
            if (turn.answer().isCancelled() && remove(turn)) {
                startNext();
            }
        });
        startNext();
        return turn.answer();
    }

    private synchronized boolean remove(Waiting turn) {
        return waiting.remove(turn);
    }

    private void startNext() {
        Waiting turn;
        while ((turn = begin()) != null) {
            start(turn);
        }
    }

    private synchronized @Nullable Waiting begin() {
        Iterator<Waiting> first = waiting.iterator();
        if (!first.hasNext()) {
            return null;
        }
        Waiting turn = first.next();
        if (used + turn.bytes() > mostBytes) {
            return null;
        }
        first.remove();
        used += turn.bytes();
        return turn;
    }

    private void start(Waiting turn) {
        CompletableFuture<Page> page;
        try {
            page = turn.pull().get();
        } catch (RuntimeException refused) {
            page = CompletableFuture.failedFuture(refused);
        }
        // What has ended already is followed by the loop that started it: pulls that are refused at once would start
        // each other ever deeper.
        boolean ended = page.isDone();
        page.whenComplete((answer, failure) -> {
            end(turn, answer, failure);
            if (!ended) {
                startNext();
            }
        });
    }

    private void end(Waiting turn, @Nullable Page answer, @Nullable Throwable failure) {
        synchronized (this) {
            used -= turn.bytes();
        }
        if (failure == null) {
            turn.answer().complete(answer);
        } else {
            turn.answer().completeExceptionally(failure);
        }
    }
}
