package io.restante.rpcstore.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way into its chat, and who waits for it: the request that brought it, and repeats of its key that
 * came meanwhile. Guarded by the chat's lock, but for {@link #future}, and for the answers, which are given outside of
 * it.
 */
final class PendingSend {
    private final NewMessage message;
    private final int weight;
    private final CompletableFuture<Receipt> future = new CompletableFuture<>();
    private final List<PendingSend> repeats = new ArrayList<>(0);
    private final List<PendingSend> rivals = new ArrayList<>(0);
    private @Nullable PendingSend ahead;

    PendingSend(NewMessage message) {
        this.message = message;
        this.weight = message.weight();
    }

    NewMessage message() {
        return message;
    }

    /** Bytes that it holds while it waits. */
    int weight() {
        return weight;
    }

    /** The answer to the request that brought the message; to be cancelled where nobody waits for it any more. */
    CompletableFuture<Receipt> future() {
        return future;
    }

    /** The message of the same key that this one waits for; null where it stands for itself. */
    @Nullable PendingSend ahead() {
        return ahead;
    }

    /**
     * Waits behind a message of the same key: for its answer, if it is the same message; otherwise to be looked at
     * again when it is known whether that one was stored.
     */
    void waitBehind(PendingSend first) {
        ahead = first;
        boolean same =
                message.text().equals(first.message.text()) && message.sender().equals(first.message.sender());
        (same ? first.repeats : first.rivals).add(this);
    }

    /** Waits no more. */
    void leave() {
        if (ahead != null) {
            ahead.repeats.remove(this);
            ahead.rivals.remove(this);
            ahead = null;
        }
    }

    /** Whether nobody waits for this message any more. */
    boolean isAbandoned() {
        return future.isCancelled() && repeats.isEmpty();
    }

    /** Takes out those who wait to be looked at again. */
    List<PendingSend> takeRivals() {
        List<PendingSend> taken = new ArrayList<>(rivals);
        rivals.clear();
        taken.forEach(rival -> rival.ahead = null);
        return taken;
    }

    /** Takes out those who get the same answer. */
    List<PendingSend> takeRepeats() {
        List<PendingSend> taken = new ArrayList<>(repeats);
        repeats.clear();
        taken.forEach(repeat -> repeat.ahead = null);
        return taken;
    }

    void answer(long sendTime, boolean replayed) {
        future.complete(new Receipt(sendTime, replayed));
    }

    void fail(RuntimeException error) {
        future.completeExceptionally(error);
    }
}
