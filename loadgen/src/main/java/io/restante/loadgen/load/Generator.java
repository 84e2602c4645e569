package io.restante.loadgen.load;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.measure.Tick;
import io.restante.loadgen.result.BoundedStream;
import io.restante.loadgen.result.Result;
import io.restante.loadgen.time.SystemTime;
import io.restante.loadgen.time.Time;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Sends one load through a caller, once. It stops by itself when the duration is over, at {@link #stop}, or when its context
 * ends; then the calls under way are waited for until their timeout. Safe for use by many threads.
 *
 * <p>The caller is not closed: it may serve further generators.
 */
public final class Generator {
    /** How many results a consumer may be late before some are dropped for it. */
    public static final int RESULTS_BUFFERED = 1 << 14;

    private static final int SECONDS_BUFFERED = 64;
    private static final AtomicReferenceFieldUpdater<Generator, State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(Generator.class, State.class, "state");

    private final Load load;
    private final AsyncCaller caller;
    private final Time time;
    private final BoundedStream<Result> results = new BoundedStream<>("loadgen-results", RESULTS_BUFFERED);
    private final BoundedStream<Tick> seconds = new BoundedStream<>("loadgen-seconds", SECONDS_BUFFERED);
    private volatile State state = State.ORIGINAL;
    private final CompletableFuture<Summary> ended = new CompletableFuture<>();
    private final AtomicReference<@Nullable Generator> stoppable = new AtomicReference<>();
    private volatile @Nullable Run run;

    /** A generator in the machine's time. */
    public Generator(Load load, AsyncCaller caller) {
        this(load, caller, new SystemTime());
    }

    /** A generator in any time, which is closed when it has stopped. */
    public Generator(Load load, AsyncCaller caller, Time time) {
        this.load = load;
        this.caller = caller;
        this.time = time;
    }

    /** Where it is. */
    public State state() {
        return state;
    }

    /** What calls come to, in the order in which they end. Subscribe before the start to get all; ends when it has stopped. */
    public Flow.Publisher<Result> results() {
        return results;
    }

    /** What happens second by second. Subscribe before the start to get all; ends when it has stopped. */
    public Flow.Publisher<Tick> seconds() {
        return seconds;
    }

    /** Ends with all that the run came to, when it has stopped. */
    public CompletionStage<Summary> ended() {
        return ended;
    }

    /** Answers up to now that came after their call had ended; also after the stop. */
    public long late() {
        Run current = run;
        return current == null ? 0 : current.late();
    }

    /** As {@link #start(CompletionStage)}, with a context that never ends. */
    public boolean start() {
        return start(new CompletableFuture<>());
    }

    /**
     * Begins to send; returns whether it did. A generator runs once: one that was started before, be it running or stopped, is not
     * started again, and nothing changes.
     *
     * @param context stops the generator when it ends, in whatever way
     */
    public boolean start(CompletionStage<?> context) {
        if (!STATE.compareAndSet(this, State.ORIGINAL, State.STARTING)) {
            return false;
        }
        Run begun = new Run(load, caller, time, results, () -> state.compareTo(State.STOPPING) >= 0, this::stopIfOver);
        run = begun;
        endSeconds(begun, 1);
        time.at(begun.end(), this::stop);
        stoppable.set(this);
        stopWith(context, stoppable);
        if (STATE.compareAndSet(this, State.STARTING, State.STARTED)) {
            time.pace(begun::pace);
        } else {
            // Stopped meanwhile: whoever did that left the rest to us.
            stopSending(begun);
        }
        return true;
    }

    /**
     * No new call begins; those under way are waited for until their timeout. Returns at once, whether it is this that stopped it:
     * before the start, and where it is stopping already, it is not, and nothing changes. A start under way ends without a call.
     */
    public boolean stop() {
        if (STATE.compareAndSet(this, State.STARTING, State.STOPPING)) {
            return true;
        }
        Run current = run;
        if (current == null || !STATE.compareAndSet(this, State.STARTED, State.STOPPING)) {
            return false;
        }
        stopSending(current);
        return true;
    }

    /** What outlives this generator keeps nothing of it alive. */
    private static void stopWith(CompletionStage<?> context, AtomicReference<@Nullable Generator> stoppable) {
        context.whenComplete((value, failure) -> {
            Generator generator = stoppable.get();
            if (generator != null) {
                generator.stop();
            }
        });
    }

    private void stopSending(Run current) {
        current.stopSending();
        stopIfOver();
    }

    private void stopIfOver() {
        Run current = run;
        if (current != null && current.over() && STATE.compareAndSet(this, State.STOPPING, State.STOPPED)) {
            seconds.offer(current.tick());
            results.close();
            seconds.close();
            time.close();
            stoppable.set(null);
            ended.complete(current.summary(results.dropped()));
        }
    }

    private void endSeconds(Run current, long number) {
        time.at(current.endOfSecond(number), () -> {
            if (state != State.STOPPED) {
                seconds.offer(current.tick());
                endSeconds(current, number + 1);
            }
        });
    }
}
