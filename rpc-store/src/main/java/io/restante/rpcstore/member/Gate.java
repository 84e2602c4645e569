package io.restante.rpcstore.member;

import io.restante.routing.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Lets answers out only while this member is still one. Whoever passes has seen, by a quorum read of the member's own
 * row that started after he came, that nobody had declared it dead. One read serves all who came before it started.
 * There is one at a time; beside one that gets no answer, a few more are tried. A read costs the same however many it
 * serves, so where it serves many, the next one waits until more have come. Thread-safe.
 */
public final class Gate {
    /** At most one read in this time. */
    private static final Duration PACE = Duration.ofMillis(1);
    /** So many whom one read serves make the time until the next one longer by one more {@link #PACE}. */
    private static final int MANY = 16;
    /** However many it served, the next one waits no longer than so many times {@link #PACE}. */
    private static final int SLOWEST = 4;
    /** After a read that no quorum answered. */
    private static final Duration PAUSE = Duration.ofMillis(20);
    /** A read without an answer for so long has probably lost it: another one is tried beside it. */
    private static final Duration OVERDUE = Duration.ofMillis(250);
    /** Most reads under way at once. */
    private static final int MOST_READS = 4;

    private final MemberReads members;
    private final Timers timers;
    private final UUID self;
    private final GateMetrics metrics;
    private final Runnable onLost;

    private List<Passer> waiting = new ArrayList<>();
    private int reads;
    /** Whether a read is about to start. */
    private boolean planned;
    /** The newest read while it is neither answered nor overdue. */
    private @Nullable Read hopeful;

    private long lastStart;
    /** From that start to the next. */
    private Duration pace = PACE;

    private @Nullable LostMembershipException lost;

    /** @param onLost called once, when the member is found to be dead */
    public Gate(MemberReads members, Timers timers, UUID self, GateMetrics metrics, Runnable onLost) {
        this.members = members;
        this.timers = timers;
        this.self = self;
        this.metrics = metrics;
        this.onLost = onLost;
        this.lastStart = timers.nanos() - PACE.toNanos();
    }

    /**
     * Completes when a read that started after this call has shown the member alive, and exceptionally with
     * {@link LostMembershipException} once it is dead. While no quorum answers, it waits.
     */
    public CompletionStage<Void> pass() {
        return pass(new Passer(true));
    }

    /**
     * The same for work that can be given up: it also completes exceptionally, with
     * {@link io.restante.rpcstore.message.StoreUnavailableException}, when no quorum answers.
     */
    public CompletionStage<Void> tryPass() {
        return pass(new Passer(false));
    }

    private CompletionStage<Void> pass(Passer passed) {
        synchronized (this) {
            if (lost != null) {
                return CompletableFuture.failedFuture(lost);
            }
            waiting.add(passed);
        }
        plan();
        return passed;
    }

    private void plan() {
        plan(Duration.ZERO);
    }

    /**
     * Starts a read in its time, if anyone waits for one and none is hoped for.
     *
     * @param pause least time since the last one started, beside the pace
     */
    private void plan(Duration pause) {
        long wait;
        synchronized (this) {
            if (planned || hopeful != null || reads >= MOST_READS || waiting.isEmpty()) {
                return;
            }
            planned = true;
            wait = Math.max(pace.toNanos(), pause.toNanos()) - (timers.nanos() - lastStart);
        }
        if (wait > 0) {
            timers.after(Duration.ofNanos(wait), this::read);
        } else {
            read();
        }
    }

    private static Duration paceAfter(int served) {
        return PACE.multipliedBy(Math.min(SLOWEST, 1 + served / MANY));
    }

    private void read() {
        Read read;
        long start = timers.nanos();
        synchronized (this) {
            read = new Read(waiting);
            waiting = new ArrayList<>();
            planned = false;
            reads++;
            hopeful = read;
            lastStart = start;
            pace = paceAfter(read.served.size());
        }
        timers.after(OVERDUE, () -> giveUp(read));
        members.read(self).whenComplete((row, failure) -> {
            metrics.read(timers.nanos() - start, failure == null);
            List<Passer> served = end(read, failure == null);
            if (failure != null) {
                plan(PAUSE);
                served.forEach(passed -> passed.giveUp(failure));
            } else if (isAlive(row)) {
                plan();
                served.forEach(passed -> passed.complete(null));
            } else {
                lose(served);
            }
        });
    }

    /** Whoever waits for this read may pass by a later one as well. */
    private void giveUp(Read read) {
        synchronized (this) {
            if (hopeful != read) {
                return;
            }
            hopeful = null;
            waiting.addAll(read.served);
        }
        plan();
    }

    /** Gives who may be told the answer; without one, they wait again. */
    private synchronized List<Passer> end(Read read, boolean answered) {
        List<Passer> served = read.served;
        read.served = List.of();
        reads--;
        if (hopeful == read) {
            hopeful = null;
            if (!answered) {
                served.stream().filter(passed -> passed.patient).forEach(waiting::add);
            }
        }
        return served;
    }

    private static boolean isAlive(Optional<MemberRow> row) {
        return row.isPresent() && row.get().state() == MemberState.ALIVE;
    }

    private void lose(List<Passer> served) {
        LostMembershipException death = new LostMembershipException(self);
        List<Passer> all = new ArrayList<>(served);
        boolean first;
        synchronized (this) {
            first = lost == null;
            lost = death;
            all.addAll(waiting);
            waiting = new ArrayList<>();
            if (hopeful != null) {
                all.addAll(hopeful.served);
            }
        }
        if (first) {
            onLost.run();
        }
        all.forEach(passed -> passed.completeExceptionally(death));
    }

    /** Someone before the gate. */
    private static final class Passer extends CompletableFuture<Void> {
        private final boolean patient;

        Passer(boolean patient) {
            this.patient = patient;
        }

        void giveUp(Throwable failure) {
            if (!patient) {
                completeExceptionally(failure);
            }
        }
    }

    /** A read under way, and who passes by it. */
    private static final class Read {
        private List<Passer> served;

        Read(List<Passer> served) {
            this.served = served;
        }
    }
}
