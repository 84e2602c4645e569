package io.restante.rpcstore.shard;

import io.restante.routing.time.Timers;
import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberState;
import io.restante.rpcstore.member.MemberStore;
import io.restante.rpcstore.member.TransactionOutcome;
import io.restante.rpcstore.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the rows of members that died long ago, so that the table does not grow with every start. A row is needed as
 * long as a shard may still name it, since its ceiling is the floor of whoever follows: so only those go that no shard
 * names, a day after their last heartbeat, and after they were seen dead here for a while, in which every hand-over that
 * was under way to them has ended. Who finds its own row absent serves nothing, as if it said dead. Thread-safe.
 */
final class DeadRows {
    /** Since the last heartbeat, by the wall clock; so long they can be looked at. */
    static final Duration KEPT = Duration.ofDays(1);
    /** Since they were first seen dead here, by a clock that never steps. */
    static final Duration SEEN = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(DeadRows.class);

    private final MemberStore members;
    private final ShardStore shards;
    private final TimeSource time;
    private final Timers timers;
    private final Duration patience;
    private Map<UUID, Long> seenSince = new HashMap<>();
    private boolean deleting;

    /** @param patience how long an answer is waited for before another try */
    DeadRows(MemberStore members, ShardStore shards, TimeSource time, Timers timers, Duration patience) {
        this.members = members;
        this.shards = shards;
        this.time = time;
        this.timers = timers;
        this.patience = patience;
    }

    /** Takes in a view, and deletes one row that nobody needs, if there is one. */
    void look(ShardView view) {
        Optional<MemberRow> unneeded = unneeded(view);
        if (unneeded.isEmpty() || !begin()) {
            return;
        }
        UUID id = unneeded.get().id();
        // At SERIAL, since a quorum does not show a transaction under way that names the member.
        CompletionStage<TransactionOutcome> deleted = shards.readAllSerial()
                .thenCompose(rows -> isNamed(id, rows)
                        ? CompletableFuture.completedFuture(TransactionOutcome.REJECTED)
                        : delete(id));
        Deadlines.within(patience, deleted, TransactionOutcome.UNKNOWN, timers)
                .whenComplete((outcome, failure) -> end());
    }

    private CompletionStage<TransactionOutcome> delete(UUID id) {
        LOG.info("The row of member {}, which died long ago, is deleted", id);
        return members.delete(id);
    }

    private synchronized Optional<MemberRow> unneeded(ShardView view) {
        long now = timers.nanos();
        Map<UUID, Long> seen = new HashMap<>();
        for (MemberRow row : view.members().values()) {
            if (row.state() == MemberState.DEAD) {
                seen.put(row.id(), seenSince.getOrDefault(row.id(), now));
            }
        }
        seenSince = seen;
        long latest = time.micros() - KEPT.toNanos() / 1_000;
        return view.members().values().stream()
                .filter(row -> seen.containsKey(row.id()) && row.ceiling() < latest)
                .filter(row -> now - seen.getOrDefault(row.id(), now) >= SEEN.toNanos())
                .filter(row -> !isNamed(row.id(), view.shards()))
                .findFirst();
    }

    private static boolean isNamed(UUID member, List<ShardRow> shards) {
        return shards.isEmpty()
                || shards.stream().anyMatch(row -> member.equals(row.owner()) || member.equals(row.nextOwner()));
    }

    private synchronized boolean begin() {
        boolean free = !deleting;
        deleting = true;
        return free;
    }

    private synchronized void end() {
        deleting = false;
    }
}
