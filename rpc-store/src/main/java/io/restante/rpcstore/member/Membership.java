package io.restante.rpcstore.member;

import io.restante.routing.time.Timers;
import io.restante.rpcstore.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process as a member: its row, its heartbeat, its ceiling. Steps run one after another, each started by the end
 * of the one before, so the state needs no lock; {@link #requireAbove} may be called from anywhere.
 */
public final class Membership {
    private enum OwnRow {
        ALIVE,
        DEAD,
        ABSENT
    }

    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
    /** How far above the highest floor of its shards a member's ceiling must be, in microseconds. */
    private static final long ABOVE_FLOOR = 1_000_000;
    /** How far a ceiling may be ahead of Cassandra's own clock, in microseconds. */
    private static final long AHEAD_OF_DATABASE = 10_000_000;

    private static final int LEAVE_ATTEMPTS = 3;

    private final MemberStore members;
    private final TimeSource time;
    private final Timers timers;
    private final LeaseTimes times;
    private final Supplier<UUID> ids;
    private final UUID id;
    private final String address;
    private final Ceiling ceiling = new Ceiling();
    private volatile long floor;
    private volatile boolean ended;
    private volatile long beat;

    /**
     * @param ids gives a new random UUID each time
     * @param address host and port of this process's gRPC door
     */
    public Membership(
            MemberStore members, TimeSource time, Timers timers, LeaseTimes times, Supplier<UUID> ids, String address) {
        this.members = members;
        this.time = time;
        this.timers = timers;
        this.times = times;
        this.ids = ids;
        this.id = ids.get();
        this.address = address;
    }

    public UUID id() {
        return id;
    }

    public Ceiling ceiling() {
        return ceiling;
    }

    /** Makes the following heartbeats put the ceiling above {@code shardFloor}. */
    public synchronized void requireAbove(long shardFloor) {
        floor = Math.max(floor, shardFloor);
    }

    /** Whether the newest heartbeat is young enough to number messages. */
    public boolean isCurrent() {
        return !ended && ceiling.micros() > time.micros();
    }

    /** Inserts the row; repeats until it is there, and then beats until {@link #leave}. */
    public CompletionStage<Void> join(Runnable onLost) {
        CompletableFuture<Void> joined = new CompletableFuture<>();
        join(joined, onLost);
        return joined;
    }

    private void join(CompletableFuture<Void> joined, Runnable onLost) {
        UUID nonce = ids.get();
        nextCeiling()
                .thenCompose(mark -> members.join(new MemberRow(id, address, MemberState.ALIVE, 0, nonce, mark))
                        .thenCompose(outcome -> confirm(outcome, nonce, mark, 0)))
                .whenComplete((row, failure) -> {
                    if (row == OwnRow.ALIVE) {
                        joined.complete(null);
                        timers.after(times.beat(), () -> beat(onLost));
                    } else if (row == OwnRow.DEAD && !ended) {
                        // Joined without hearing of it, and so was never heard of again.
                        ended = true;
                        onLost.run();
                    } else if (!ended) {
                        LOG.warn("Member {} could not join yet: {}", id, reason(failure));
                        timers.after(times.retry(), () -> join(joined, onLost));
                    }
                });
    }

    private void beat(Runnable onLost) {
        if (ended) {
            return;
        }
        long started = timers.nanos();
        UUID nonce = ids.get();
        long seen = beat;
        nextCeiling()
                .thenCompose(mark -> members.beat(id, seen, nonce, mark)
                        .thenCompose(outcome -> confirm(outcome, nonce, mark, seen + 1)))
                .whenComplete((row, failure) -> {
                    if (ended) {
                        return;
                    }
                    if (failure != null) {
                        LOG.warn("Heartbeat {} of member {} failed: {}", seen + 1, id, reason(failure));
                        timers.after(times.retry(), () -> beat(onLost));
                    } else if (row == OwnRow.ALIVE) {
                        Duration spent = Duration.ofNanos(timers.nanos() - started);
                        Duration rest = times.beat().minus(spent);
                        timers.after(rest.isNegative() ? Duration.ZERO : rest, () -> beat(onLost));
                    } else {
                        ended = true;
                        onLost.run();
                    }
                });
    }

    /** Never below the stored one, and never far ahead of Cassandra's clock: a clock that runs ahead stops here. */
    private CompletionStage<Long> nextCeiling() {
        return members.databaseTime().thenApply(database -> {
            long wanted = Math.max(time.micros() + times.lease().toNanos() / 1_000, floor + ABOVE_FLOOR);
            long most = database + AHEAD_OF_DATABASE;
            if (wanted > most) {
                LOG.error(
                        "The clock of this machine, or a former owner's, is {} ms ahead of Cassandra's: messages are"
                                + " numbered at most {} ms ahead",
                        (wanted - database) / 1_000,
                        AHEAD_OF_DATABASE / 1_000);
            }
            return Math.max(ceiling.micros(), Math.min(wanted, most));
        });
    }

    /** Finds out what became of a change of the own row. */
    private CompletionStage<OwnRow> confirm(TransactionOutcome outcome, UUID nonce, long mark, long newBeat) {
        if (outcome == TransactionOutcome.APPLIED) {
            beat = newBeat;
            ceiling.raise(mark);
            return CompletableFuture.completedFuture(OwnRow.ALIVE);
        }
        return members.readSerial(id).thenApply(row -> {
            if (isAlive(row)) {
                // Whether it is this change or an earlier one of unknown outcome: what is stored counts.
                beat = row.get().beat();
                ceiling.raise(row.get().ceiling());
                if (!row.get().nonce().equals(nonce)) {
                    LOG.info("Heartbeat {} of member {} was not stored; beat {} is", newBeat, id, beat);
                }
                return OwnRow.ALIVE;
            }
            return row.isPresent() ? OwnRow.DEAD : OwnRow.ABSENT;
        });
    }

    private static boolean isAlive(Optional<MemberRow> row) {
        return row.isPresent() && row.get().state() == MemberState.ALIVE;
    }

    /** Stops to beat and declares itself dead, so that a successor need not wait. Completes in any case. */
    public CompletionStage<Void> leave() {
        ended = true;
        return leave(LEAVE_ATTEMPTS).exceptionally(failure -> {
            LOG.warn("Member {} could not leave: {}; a successor will wait for its lease", id, reason(failure));
            return null;
        });
    }

    private CompletionStage<Void> leave(int attempts) {
        return members.readSerial(id).thenCompose(row -> {
            if (!isAlive(row)) {
                LOG.info("Member {} left", id);
                return CompletableFuture.completedFuture(null);
            }
            if (attempts == 0) {
                LOG.warn("Member {} could not leave; a successor will wait for its lease", id);
                return CompletableFuture.completedFuture(null);
            }
            // A heartbeat that was under way may have changed the row since it was read: look again.
            return members.kill(id, row.get().beat()).thenCompose(outcome -> leave(attempts - 1));
        });
    }

    private static String reason(@Nullable Throwable failure) {
        return failure == null ? "its row is not there" : String.valueOf(failure.getMessage());
    }
}
