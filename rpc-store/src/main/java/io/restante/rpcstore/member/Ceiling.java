package io.restante.rpcstore.member;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The send time below which this member may number messages: a mark that is stored before it is used, so that no two
 * owners can ever use the same number. Only rises. Thread-safe.
 */
public final class Ceiling {
    private volatile long micros;
    private volatile CompletableFuture<Void> raised = new CompletableFuture<>();

    /** Microseconds since the Unix epoch, exclusive; 0 before the first heartbeat was confirmed. */
    public long micros() {
        return micros;
    }

    /** Completes at the next rise after this call. */
    public CompletionStage<Void> nextRise() {
        return raised;
    }

    /** To be called with stored marks only; a lower one is passed over. */
    public void raise(long stored) {
        CompletableFuture<Void> rise;
        synchronized (this) {
            if (stored <= micros) {
                return;
            }
            rise = raised;
            // In this order: who sees the next rise sees this mark too, and does not wait for one heartbeat more.
            micros = stored;
            raised = new CompletableFuture<>();
        }
        rise.complete(null);
    }
}
