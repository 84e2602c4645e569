package io.restante.rpcstore.chat;

import io.restante.routing.time.Timers;
import io.restante.rpcstore.message.WriteOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A write that is repeated, with the same bytes, while its outcome is unknown. Once one attempt was unknown, no later
 * refusal can take it back: only {@link WriteOutcome#STORED} ends it.
 */
final class DurableWrite {
    private final Supplier<CompletionStage<WriteOutcome>> write;
    private final Timers timers;
    private final ChatLimits limits;
    private final int mostAttempts;
    private final BooleanSupplier wanted;
    private final CompletableFuture<WriteOutcome> outcome = new CompletableFuture<>();
    private boolean unknown;

    private DurableWrite(
            Supplier<CompletionStage<WriteOutcome>> write,
            Timers timers,
            ChatLimits limits,
            int mostAttempts,
            BooleanSupplier wanted) {
        this.write = write;
        this.timers = timers;
        this.limits = limits;
        this.mostAttempts = mostAttempts;
        this.wanted = wanted;
    }

    /**
     * Completes with {@code STORED}, or with {@code NOT_STORED} where every attempt was refused; as late as it takes.
     *
     * @param wanted asked before each repeat; once nobody wants to know any more, it ends with {@code UNKNOWN}
     */
    static CompletionStage<WriteOutcome> untilKnown(
            Supplier<CompletionStage<WriteOutcome>> write, Timers timers, ChatLimits limits, BooleanSupplier wanted) {
        return new DurableWrite(write, timers, limits, Integer.MAX_VALUE, wanted).start();
    }

    /** The same, wanted in any case, but gives up with {@code UNKNOWN} after so many attempts. */
    static CompletionStage<WriteOutcome> atMost(
            int attempts, Supplier<CompletionStage<WriteOutcome>> write, Timers timers, ChatLimits limits) {
        return new DurableWrite(write, timers, limits, attempts, () -> true).start();
    }

    private CompletionStage<WriteOutcome> start() {
        attempt(1, limits.firstRepeat());
        return outcome;
    }

    private void attempt(int number, Duration pause) {
        write.get().whenComplete((result, defect) -> {
            WriteOutcome known = defect == null ? result : WriteOutcome.UNKNOWN;
            if (known == WriteOutcome.STORED || (known == WriteOutcome.NOT_STORED && !unknown)) {
                outcome.complete(known);
                return;
            }
            unknown = true;
            if (number >= mostAttempts) {
                outcome.complete(WriteOutcome.UNKNOWN);
                return;
            }
            Duration twice = pause.multipliedBy(2);
            Duration next = twice.compareTo(limits.lastRepeat()) < 0 ? twice : limits.lastRepeat();
            timers.after(pause, () -> repeat(number + 1, next));
        });
    }

    private void repeat(int number, Duration pause) {
        if (wanted.getAsBoolean()) {
            attempt(number, pause);
        } else {
            outcome.complete(WriteOutcome.UNKNOWN);
        }
    }
}
