package io.restante.rpcstore.chat;

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
    private final ChatContext context;
    private final int mostAttempts;
    private final BooleanSupplier wanted;
    private final CompletableFuture<WriteOutcome> outcome = new CompletableFuture<>();
    private boolean unknown;

    private DurableWrite(
            Supplier<CompletionStage<WriteOutcome>> write,
            ChatContext context,
            int mostAttempts,
            BooleanSupplier wanted) {
        this.write = write;
        this.context = context;
        this.mostAttempts = mostAttempts;
        this.wanted = wanted;
    }

    /**
     * Completes with {@code STORED}, or with {@code NOT_STORED} where every attempt was refused; as late as it takes.
     *
     * @param wanted asked before each repeat; once nobody wants to know any more, it ends with {@code UNKNOWN}
     */
    static CompletionStage<WriteOutcome> untilKnown(
            Supplier<CompletionStage<WriteOutcome>> write, ChatContext context, BooleanSupplier wanted) {
        return new DurableWrite(write, context, Integer.MAX_VALUE, wanted).start();
    }

    /** The same, wanted in any case, but gives up with {@code UNKNOWN} after so many attempts. */
    static CompletionStage<WriteOutcome> atMost(
            int attempts, Supplier<CompletionStage<WriteOutcome>> write, ChatContext context) {
        return new DurableWrite(write, context, attempts, () -> true).start();
    }

    private CompletionStage<WriteOutcome> start() {
        attempt(1, context.limits().firstRepeat());
        return outcome;
    }

    private void attempt(int number, Duration pause) {
        write.get().whenComplete((result, defect) -> {
            WriteOutcome known = defect == null ? result : WriteOutcome.UNKNOWN;
            if (known == WriteOutcome.STORED || (known == WriteOutcome.NOT_STORED && !unknown)) {
                end(known);
                return;
            }
            if (!unknown) {
                unknown = true;
                context.metrics().unknown();
            }
            if (number >= mostAttempts) {
                end(WriteOutcome.UNKNOWN);
                return;
            }
            Duration longest = context.limits().lastRepeat();
            Duration twice = pause.multipliedBy(2);
            Duration next = twice.compareTo(longest) < 0 ? twice : longest;
            context.timers().after(pause, () -> repeat(number + 1, next));
        });
    }

    private void repeat(int number, Duration pause) {
        if (wanted.getAsBoolean()) {
            attempt(number, pause);
        } else {
            end(WriteOutcome.UNKNOWN);
        }
    }

    private void end(WriteOutcome result) {
        if (unknown) {
            context.metrics().settled();
        }
        outcome.complete(result);
    }
}
