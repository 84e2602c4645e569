package io.restante.rpcstore.shard;

import io.restante.routing.ShardHash;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberState;
import io.restante.rpcstore.member.MemberStore;
import io.restante.rpcstore.member.Membership;
import io.restante.rpcstore.member.TransactionOutcome;
import io.restante.rpcstore.message.StoreUnavailableException;
import io.restante.rpcstore.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes this member the owner of every shard. A former owner must be dead: one that lives makes the takeover fail with
 * {@link LiveOwnerException}; one whose heartbeat stands still for the time of suspicion is declared dead first. Each
 * step is one read or one lightweight transaction; what fails is tried again from the start.
 */
public final class Takeover {
    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);

    private final ShardStore shards;
    private final MemberStore members;
    private final Membership self;
    private final TimeSource time;
    private final Timers timers;
    private final LeaseTimes times;

    public Takeover(
            ShardStore shards, MemberStore members, Membership self, TimeSource time, Timers timers, LeaseTimes times) {
        this.shards = shards;
        this.members = members;
        this.self = self;
        this.time = time;
        this.timers = timers;
        this.times = times;
    }

    /** Completes with a tenure for each shard, or exceptionally with {@link LiveOwnerException}. */
    public CompletionStage<List<Tenure>> run() {
        return shards.readAll()
                .thenCompose(rows -> {
                    if (rows.isEmpty()) {
                        return create();
                    }
                    if (rows.stream().allMatch(row -> row.owner().equals(self.id()))) {
                        return CompletableFuture.completedFuture(tenures(rows));
                    }
                    return ceilingsOfDead(rows).thenCompose(ceilings -> take(rows, ceilings));
                })
                .exceptionallyCompose(this::againUnlessLive);
    }

    private CompletionStage<List<Tenure>> create() {
        List<ShardRow> rows = IntStream.range(0, ShardHash.SHARDS)
                .mapToObj(shard -> new ShardRow(shard, self.id(), null, 1, 1))
                .toList();
        return shards.create(rows).thenCompose(outcome -> proceed(outcome, rows));
    }

    private CompletionStage<List<Tenure>> take(List<ShardRow> rows, Map<UUID, Long> ceilings) {
        List<ShardMove> moves = rows.stream()
                .map(row -> new ShardMove(
                        row,
                        new ShardRow(
                                row.shard(),
                                self.id(),
                                null,
                                row.epoch() + 1,
                                Math.max(row.floor(), ceilings.getOrDefault(row.owner(), 0L)))))
                .toList();
        return shards.move(moves)
                .thenCompose(outcome ->
                        proceed(outcome, moves.stream().map(ShardMove::to).toList()));
    }

    private CompletionStage<List<Tenure>> proceed(TransactionOutcome outcome, List<ShardRow> mine) {
        if (outcome == TransactionOutcome.APPLIED) {
            return CompletableFuture.completedFuture(tenures(mine));
        }
        return pause(times.retry()).thenCompose(rested -> run());
    }

    private List<Tenure> tenures(List<ShardRow> rows) {
        long floor = rows.stream().mapToLong(ShardRow::floor).max().orElse(0);
        self.requireAbove(floor);
        ShardRow newest = rows.get(0);
        LOG.info("Owns {} shards as member {}, epoch {}, floor {}", rows.size(), self.id(), newest.epoch(), floor);
        return rows.stream()
                .map(row -> new Tenure(row.shard(), row.epoch(), new Ticker(time, self.ceiling(), timers, row.floor())))
                .toList();
    }

    /** The ceilings of all former owners, each read after its owner was known to be dead. */
    private CompletionStage<Map<UUID, Long>> ceilingsOfDead(List<ShardRow> rows) {
        CompletionStage<Map<UUID, Long>> ceilings = CompletableFuture.completedFuture(new HashMap<>());
        for (UUID owner : rows.stream().map(ShardRow::owner).distinct().toList()) {
            if (!owner.equals(self.id())) {
                ceilings = ceilings.thenCompose(known -> ceilingOfDead(owner).thenApply(ceiling -> {
                    known.put(owner, ceiling);
                    return known;
                }));
            }
        }
        return ceilings;
    }

    private CompletionStage<Long> ceilingOfDead(UUID owner) {
        return members.readSerial(owner).thenCompose(row -> {
            MemberRow seen = present(owner, row);
            if (seen.state() == MemberState.DEAD) {
                return CompletableFuture.completedFuture(seen.ceiling());
            }
            LOG.info("Member {} at {} owns the shards: watching its heartbeat {}", owner, seen.address(), seen.beat());
            return pause(times.suspicion())
                    .thenCompose(watched -> members.readSerial(owner))
                    .thenCompose(later -> killIfStill(seen, present(owner, later)));
        });
    }

    private CompletionStage<Long> killIfStill(MemberRow seen, MemberRow later) {
        if (later.state() == MemberState.ALIVE && later.beat() != seen.beat()) {
            return CompletableFuture.failedFuture(new LiveOwnerException(later));
        }
        return members.kill(seen.id(), seen.beat()).thenCompose(outcome -> {
            if (outcome == TransactionOutcome.APPLIED) {
                LOG.info("Declared member {} at {} dead: its heartbeat stood still", seen.id(), seen.address());
            }
            // Whatever came of it: only a read that shows it dead tells the ceiling that counts.
            return ceilingOfDead(seen.id());
        });
    }

    private static MemberRow present(UUID owner, Optional<MemberRow> row) {
        return row.orElseThrow(() -> new IllegalStateException("shards are owned by member " + owner
                + ", which has no row: without its ceiling they cannot be taken over"));
    }

    private CompletionStage<List<Tenure>> againUnlessLive(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof StoreUnavailableException)) {
            return CompletableFuture.failedFuture(cause);
        }
        LOG.warn("Takeover is tried again: {}", cause.getMessage());
        return pause(times.retry()).thenCompose(rested -> run());
    }

    private CompletionStage<Void> pause(Duration length) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        timers.after(length, () -> over.complete(null));
        return over;
    }
}
