package io.restante.rpcstore.chat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.message.Batch;
import io.restante.rpcstore.message.SegmentStart;
import io.restante.rpcstore.message.StoredMessage;
import io.restante.rpcstore.message.WriteOutcome;
import io.restante.rpcstore.shard.Tenure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of one chat, and the judge of what is visible in it.
 *
 * <p>Messages that wait together go in one write; there is one write at a time, and the next begins only when the one
 * before it has passed the gate. So messages become visible in the order of their send times, and a page that was
 * returned never changes. See {@code docs/adr/0007-one-writer-per-chat.md}.
 *
 * <p>Thread-safe. Each step runs under the lock and only notes what is to be done outside; nothing waits under it.
 */
final class ChatLog {
    private enum Phase {
        UNLOADED,
        LOADING,
        OPEN,
        /** The shard is being handed over: what is in flight is settled, and nothing else is done. */
        DRAINING,
        /** Let go from memory: another log takes its place. */
        CLOSED,
        /** Its owner is one no more: nothing is served here again. */
        LOST
    }

    private final String chat;
    private final Tenure tenure;
    private final ChatContext context;
    private final ChatSegments segments;
    private final Sealer sealer;
    private final ChatKeys keys;
    private final ChatReader reader;
    private final SendQueue queue;
    /** What came before the chat was loaded. */
    private final List<PendingSend> earlySends = new ArrayList<>(0);

    private final List<PendingPull> earlyPulls = new ArrayList<>(0);
    private List<PendingSend> inFlight = List.of();
    private boolean handedOver;
    /** Whether a seal may be under way. */
    private boolean sealing;

    private Phase phase = Phase.UNLOADED;
    /** The watermark is its last row: what is newer is not visible. */
    private ChatEnd end;

    private int held;
    /** Completes when nothing is in flight any more; only set by {@link #drain}. */
    private final CompletableFuture<Void> drained = new CompletableFuture<>();

    ChatLog(String chat, Tenure tenure, ChatContext context) {
        this.chat = chat;
        this.tenure = tenure;
        this.context = context;
        this.queue = new SendQueue(context.limits());
        this.end = ChatEnd.empty(chat);
        this.segments = new ChatSegments(chat, context.storage().segments());
        this.sealer = new Sealer(tenure, context, this::isServing);
        this.keys = new ChatKeys(this, chat, segments, context);
        this.reader = new ChatReader(segments, context);
    }

    /** Takes a message; false where this log was closed and another one must be asked for. */
    boolean send(PendingSend send) {
        synchronized (this) {
            if (phase == Phase.CLOSED) {
                return false;
            }
            if (held >= context.limits().queuedMessages()
                    || !context.sendBytes().tryTake(send.weight())) {
                send.fail(ApiException.of(ErrorCode.STORE_OVERLOADED, "Too many messages wait to be stored."));
                return true;
            }
            held++;
        }
        send.future().whenComplete((receipt, failure) -> {
            if (send.future().isCancelled()) {
                step(effects -> withdraw(send, effects));
            }
        });
        step(effects -> {
            if (phase == Phase.OPEN) {
                admit(List.of(send), effects);
            } else if (phase == Phase.DRAINING) {
                fail(send, new NotOwnerException(), effects);
            } else {
                earlySends.add(send);
                load(effects);
            }
        });
        return true;
    }

    /** Takes a pull; false where this log was closed and another one must be asked for. */
    boolean pull(PendingPull pull) {
        List<Runnable> effects = new ArrayList<>(1);
        synchronized (this) {
            if (phase == Phase.CLOSED) {
                return false;
            }
            if (phase == Phase.OPEN) {
                read(pull, effects);
            } else if (phase == Phase.DRAINING) {
                effects.add(() -> pull.future().completeExceptionally(new NotOwnerException()));
            } else if (earlyPulls.size() >= context.limits().queuedMessages()) {
                effects.add(() -> pull.future()
                        .completeExceptionally(ApiException.of(
                                ErrorCode.STORE_OVERLOADED, "Too many requests wait for the chat to be read.")));
            } else {
                earlyPulls.add(pull);
                load(effects);
            }
        }
        effects.forEach(Runnable::run);
        return true;
    }

    /** Closes this log if nothing of its chat is under way. A lost one stays: another in its place would serve again. */
    synchronized boolean closeIfIdle() {
        if (phase == Phase.LOST || held > 0 || phase == Phase.LOADING || !earlyPulls.isEmpty() || keys.isReading()) {
            return false;
        }
        phase = Phase.CLOSED;
        forget();
        return true;
    }

    /**
     * Ends this log because its shard is handed over: what was never written is told to go elsewhere, what is in flight
     * is settled and gated as ever. Completes when nothing is in flight any more; exceptionally once the owner is one no
     * more, since what was in flight is open then.
     */
    CompletableFuture<Void> drain() {
        step(effects -> {
            if (phase == Phase.LOST) {
                // The step down has ended it, or is about to.
                return;
            }
            if (phase == Phase.CLOSED) {
                drained.complete(null);
                return;
            }
            phase = Phase.DRAINING;
            NotOwnerException elsewhere = new NotOwnerException();
            if (!handedOver) {
                failAll(inFlight, elsewhere, elsewhere, effects);
                inFlight = List.of();
            }
            failAll(queue.takeAll(), elsewhere, elsewhere, effects);
            failAll(keys.takeUnchecked(), elsewhere, elsewhere, effects);
            failEarly(elsewhere, effects);
            endDrain(effects);
        });
        return drained;
    }

    private void endDrain(List<Runnable> effects) {
        if (phase == Phase.DRAINING && inFlight.isEmpty() && !sealing) {
            forget();
            effects.add(() -> drained.complete(null));
        }
    }

    /** Ends this log at once, because its owner is one no more. */
    void stepDown() {
        step(effects -> {
            phase = Phase.LOST;
            NotOwnerException never = new NotOwnerException();
            ApiException open =
                    ApiException.of(ErrorCode.DEADLINE_EXCEEDED, "It is not known whether the message was stored.");
            failAll(inFlight, handedOver ? open : never, never, effects);
            failAll(queue.takeAll(), never, never, effects);
            failAll(keys.takeUnchecked(), never, never, effects);
            inFlight = List.of();
            failEarly(never, effects);
            forget();
            effects.add(() -> drained.completeExceptionally(never));
        });
    }

    /** Gives the memory back that an ended log has no use for. */
    private void forget() {
        keys.forget();
        reader.forget();
    }

    /** Runs a step under the lock, then what it noted. Nothing but steps touches the state. */
    void step(Consumer<List<Runnable>> step) {
        List<Runnable> effects = new ArrayList<>();
        synchronized (this) {
            step.accept(effects);
        }
        effects.forEach(Runnable::run);
    }

    private void load(List<Runnable> effects) {
        if (phase == Phase.LOST) {
            failEarly(new NotOwnerException(), effects);
        } else if (phase == Phase.UNLOADED) {
            phase = Phase.LOADING;
            effects.add(() -> new ChatLoad(chat, tenure, context, this::isLoading)
                    .run()
                    .whenComplete((found, failure) -> step(next -> loaded(found, failure, next))));
        }
    }

    private synchronized boolean isLoading() {
        return phase == Phase.LOADING;
    }

    private void loaded(@Nullable LoadedEnd found, @Nullable Throwable failure, List<Runnable> effects) {
        if (phase != Phase.LOADING) {
            return;
        }
        if (found == null) {
            phase = Phase.UNLOADED;
            failEarly(Failures.ofRead(failure), effects);
            return;
        }
        phase = Phase.OPEN;
        end = found.end();
        reader.endsAt(end.last());
        if (found.start() != null) {
            segments.add(found.start());
        }
        keys.open(found.last());
        List<PendingSend> sends = new ArrayList<>(earlySends);
        earlySends.clear();
        admit(sends, effects);
        List<PendingPull> pulls = new ArrayList<>(earlyPulls);
        earlyPulls.clear();
        pulls.forEach(pull -> read(pull, effects));
    }

    private void failEarly(RuntimeException error, List<Runnable> effects) {
        failAll(earlySends, error, error, effects);
        earlySends.clear();
        List<PendingPull> pulls = new ArrayList<>(earlyPulls);
        earlyPulls.clear();
        pulls.forEach(pull -> effects.add(() -> pull.future().completeExceptionally(error)));
    }

    /** Lets messages in, each of which was taken before. */
    void admit(List<PendingSend> sends, List<Runnable> effects) {
        sends.forEach(send -> admit(send, effects));
        pump(effects);
    }

    private void admit(PendingSend send, List<Runnable> effects) {
        if (phase != Phase.OPEN) {
            fail(send, new NotOwnerException(), effects);
        } else if (send.isAbandoned()) {
            settle(send);
        } else if (keys.admits(send, effects)) {
            queue.add(send);
        }
    }

    /** Starts the next write, if there is something to write and none is under way. */
    private void pump(List<Runnable> effects) {
        if (phase != Phase.OPEN || !inFlight.isEmpty() || queue.isEmpty()) {
            return;
        }
        List<PendingSend> batch = queue.takeBatch();
        inFlight = batch;
        handedOver = false;
        ChatEnd before = end;
        sealing = before.isFull(context.limits());
        effects.add(() -> sealer.makeRoom(before, this::moveEnd)
                .thenCompose(roomy -> tenure.ticker().draw(batch.size()))
                .whenComplete((first, failure) -> placed(batch, first, failure)));
    }

    /** The chat has a seal, or a new segment. */
    private void moveEnd(ChatEnd to) {
        step(effects -> {
            end = to;
            reader.endsAt(end.last());
            sealing = false;
            if (!to.sealed()) {
                segments.add(
                        new SegmentStart(chat, to.last() + 1, to.partition().segment()));
            }
            endDrain(effects);
        });
    }

    private void placed(List<PendingSend> batch, @Nullable Long first, @Nullable Throwable failure) {
        if (first != null) {
            step(effects -> write(batch, first, effects));
        } else if (Failures.isLost(failure)) {
            stepDown();
        } else {
            step(effects -> {
                sealing = false;
                refused(effects);
            });
        }
    }

    private void write(List<PendingSend> drawn, long first, List<Runnable> effects) {
        if (phase != Phase.OPEN) {
            return;
        }
        List<PendingSend> wanted = new ArrayList<>(drawn);
        for (PendingSend send : drawn) {
            if (send.isAbandoned()) {
                wanted.remove(send);
                drop(send, effects);
            }
        }
        inFlight = wanted;
        if (wanted.isEmpty()) {
            pump(effects);
            return;
        }
        handedOver = true;
        Batch batch = Batches.of(end, wanted, first, tenure.epoch());
        context.metrics()
                .written(
                        wanted.size(),
                        wanted.stream().mapToInt(PendingSend::weight).sum());
        WriteSpans spans = WriteSpans.begin(wanted, batch, tenure);
        effects.add(() -> DurableWrite.untilKnown(() -> context.store().append(batch), context, this::isServing)
                .whenComplete((outcome, failure) -> {
                    if (outcome == WriteOutcome.STORED) {
                        spans.stored();
                        passGate(batch, spans);
                    } else {
                        spans.failed(String.valueOf(outcome));
                        step(next -> refused(next));
                    }
                }));
    }

    /** Whether the outcome of what is in flight still matters here. */
    private synchronized boolean isServing() {
        return phase == Phase.OPEN || phase == Phase.DRAINING;
    }

    private void passGate(Batch batch, WriteSpans spans) {
        context.gate().pass().whenComplete((passed, lost) -> {
            if (lost == null) {
                spans.passed();
                step(effects -> visible(batch, effects));
            } else {
                spans.failed("LOST");
                stepDown();
            }
        });
    }

    private void visible(Batch batch, List<Runnable> effects) {
        if (!isServing()) {
            return;
        }
        end = end.after(batch);
        reader.visible(batch.rows());
        effects.add(context.recent()::shrink);
        List<PendingSend> done = inFlight;
        inFlight = List.of();
        for (int i = 0; i < done.size(); i++) {
            PendingSend send = done.get(i);
            StoredMessage row = batch.rows().get(i);
            keys.stored(row);
            settle(send);
            effects.add(() -> send.answer(row.sendTime(), false));
            for (PendingSend repeat : send.takeRepeats()) {
                settle(repeat);
                effects.add(() -> repeat.answer(row.sendTime(), true));
            }
            send.takeRivals().forEach(rival -> admit(rival, effects));
        }
        pump(effects);
        endDrain(effects);
    }

    private void refused(List<Runnable> effects) {
        if (!isServing()) {
            return;
        }
        ApiException never = ApiException.of(ErrorCode.STORE_UNAVAILABLE, "The storage of the chat cannot be reached.");
        List<PendingSend> done = inFlight;
        inFlight = List.of();
        for (PendingSend send : done) {
            keys.release(send);
            fail(send, never, effects);
            send.takeRepeats().forEach(repeat -> fail(repeat, never, effects));
            send.takeRivals().forEach(rival -> admit(rival, effects));
        }
        pump(effects);
        endDrain(effects);
    }

    private void read(PendingPull pull, List<Runnable> effects) {
        ChatEnd upTo = end;
        effects.add(() -> reader.read(pull, upTo));
    }

    /** The request's caller has gone. */
    private void withdraw(PendingSend send, List<Runnable> effects) {
        PendingSend ahead = send.ahead();
        if (ahead != null) {
            send.leave();
            settle(send);
            withdraw(ahead, effects);
        } else if (send.isAbandoned()
                && (queue.remove(send) || earlySends.remove(send) || keys.removeUnchecked(send))) {
            drop(send, effects);
        }
    }

    /** Forgets a message that was never written and that nobody waits for. */
    private void drop(PendingSend send, List<Runnable> effects) {
        keys.release(send);
        settle(send);
        send.takeRivals().forEach(rival -> admit(rival, effects));
    }

    private void failAll(
            List<PendingSend> sends, RuntimeException error, RuntimeException rivalsError, List<Runnable> effects) {
        for (PendingSend send : sends) {
            fail(send, error, effects);
            send.takeRepeats().forEach(repeat -> fail(repeat, error, effects));
            send.takeRivals().forEach(rival -> fail(rival, rivalsError, effects));
        }
    }

    void fail(PendingSend send, RuntimeException error, List<Runnable> effects) {
        settle(send);
        effects.add(() -> send.fail(error));
    }

    /** Gives back what a message held. */
    void settle(PendingSend send) {
        held--;
        context.sendBytes().giveBack(send.weight());
    }
}
