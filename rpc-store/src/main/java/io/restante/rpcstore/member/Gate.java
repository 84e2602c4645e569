package io.restante.rpcstore.member;

import io.restante.rpcstore.time.Timers;
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
 * Thread-safe.
 */
public final class Gate {
    /** At most one read in this time, however many wait. */
    private static final Duration PACE = Duration.ofMillis(1);
    /** After a read that no quorum answered. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final MemberStore members;
    private final Timers timers;
    private final UUID self;
    private final Runnable onLost;

    private List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private boolean reading;
    private long lastStart;
    private @Nullable LostMembershipException lost;

    /** @param onLost called once, when the member is found to be dead */
    public Gate(MemberStore members, Timers timers, UUID self, Runnable onLost) {
        this.members = members;
        this.timers = timers;
        this.self = self;
        this.onLost = onLost;
        this.lastStart = timers.nanos() - PACE.toNanos();
    }

    /**
     * Completes when a read that started after this call has shown the member alive, and exceptionally with
     * {@link LostMembershipException} once it is dead. While no quorum answers, it waits.
     */
    public CompletionStage<Void> pass() {
        CompletableFuture<Void> passed = new CompletableFuture<>();
        boolean start;
        synchronized (this) {
            if (lost != null) {
                return CompletableFuture.failedFuture(lost);
            }
            waiting.add(passed);
            start = !reading;
            reading = true;
        }
        if (start) {
            startPaced();
        }
        return passed;
    }

    private void startPaced() {
        long wait = PACE.toNanos() - (timers.nanos() - lastStart());
        if (wait > 0) {
            timers.after(Duration.ofNanos(wait), this::read);
        } else {
            read();
        }
    }

    private synchronized long lastStart() {
        return lastStart;
    }

    private void read() {
        List<CompletableFuture<Void>> served;
        synchronized (this) {
            served = waiting;
            waiting = new ArrayList<>();
            lastStart = timers.nanos();
        }
        members.read(self).whenComplete((row, failure) -> {
            if (failure != null) {
                again(served);
            } else if (isAlive(row)) {
                open(served);
            } else {
                lose(served);
            }
        });
    }

    private static boolean isAlive(Optional<MemberRow> row) {
        return row.isPresent() && row.get().state() == MemberState.ALIVE;
    }

    private void again(List<CompletableFuture<Void>> served) {
        synchronized (this) {
            waiting.addAll(served);
        }
        timers.after(PAUSE, this::read);
    }

    private void open(List<CompletableFuture<Void>> served) {
        boolean more;
        synchronized (this) {
            more = !waiting.isEmpty();
            reading = more;
        }
        if (more) {
            startPaced();
        }
        served.forEach(passed -> passed.complete(null));
    }

    private void lose(List<CompletableFuture<Void>> served) {
        LostMembershipException death = new LostMembershipException(self);
        List<CompletableFuture<Void>> all = new ArrayList<>(served);
        synchronized (this) {
            lost = death;
            all.addAll(waiting);
            waiting = new ArrayList<>();
        }
        onLost.run();
        all.forEach(passed -> passed.completeExceptionally(death));
    }
}
