package io.restante.rpcstore.shard;

import io.restante.routing.ShardMaps;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberStore;
import io.restante.rpcstore.member.Membership;
import io.restante.rpcstore.member.TransactionOutcome;
import io.restante.rpcstore.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one member's share of the shards. It looks at both tables again and again: serves what is its own, declares dead
 * whose heartbeat stands still, takes what the dead have left, asks the living for what should be its own, and hands
 * over what it is asked for. Every change is one lightweight transaction, and only the next look says what became of it.
 * Thread-safe.
 */
public final class ShardKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ShardKeeper.class);
    /** From one look at the shards that are about to come to the next: meanwhile nobody may serve them. */
    private static final Duration EAGER_LOOK = Duration.ofMillis(25);

    private final ShardStore shards;
    private final MemberStore members;
    private final Membership self;
    private final ShardHost host;
    private final ShardMaps maps;
    private final Timers timers;
    private final LeaseTimes times;
    private final Runnable onLost;
    private final ShardMetrics metrics;
    private final Holdings holdings;
    private final Suspicion suspicion;
    private final DeadRows deadRows;
    private final ShardLook look;
    /** By shard, for those who know that it has come. */
    private final Map<Integer, SharedLooks> shardLooks = new ConcurrentHashMap<>();

    private ShardView view = new ShardView(List.of(), Map.of());
    private long companySinceNanos;
    private boolean changing;
    private boolean handing;
    private boolean settled;
    private boolean leaving;
    private boolean stopped;

    /** @param onLost called when the member is found to be dead; may be called more than once */
    public ShardKeeper(
            ShardStore shards,
            MemberStore members,
            Membership self,
            ShardHost host,
            ShardMaps maps,
            TimeSource time,
            Timers timers,
            LeaseTimes times,
            ShardMetrics metrics,
            Runnable onLost) {
        this.shards = shards;
        this.members = members;
        this.self = self;
        this.host = host;
        this.maps = maps;
        this.timers = timers;
        this.times = times;
        this.onLost = onLost;
        this.metrics = metrics;
        this.holdings = new Holdings(self, host, time, timers, metrics);
        this.suspicion = new Suspicion(self.id(), times.suspicion());
        this.deadRows = new DeadRows(members, shards, time, timers, times.patience());
        this.look = new ShardLook(shards, members, timers, times.patience(), this::takeIn);
    }

    /** Begins to look, and goes on until {@link #stop}. The member must have joined. */
    public void start() {
        look().thenRun(() -> rest(timers.nanos()));
    }

    /** From one look to the next, in which the shards that are about to come are looked at more often, and they alone. */
    private void rest(long since) {
        if (isStopped()) {
            return;
        }
        Duration left = times.look().minusNanos(timers.nanos() - since);
        Set<Integer> awaited = awaited();
        if (awaited.isEmpty() || left.compareTo(EAGER_LOOK) <= 0) {
            timers.after(left, this::start);
        } else {
            timers.after(EAGER_LOOK, () -> read(awaited).whenComplete((done, defect) -> rest(since)));
        }
    }

    /** What was asked for and has not come. */
    private Set<Integer> awaited() {
        ShardView seen;
        synchronized (this) {
            seen = view;
        }
        return seen.shards().stream()
                .filter(row ->
                        self.id().equals(row.nextOwner()) && !row.owner().equals(self.id()) && !holdings.have(row))
                .map(ShardRow::shard)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Completes, never exceptionally, after a look at both tables that began after this call, or was tried in vain. */
    private CompletionStage<Void> look() {
        return look.after();
    }

    /**
     * Completes, never exceptionally, after a look at this shard alone that began after this call, when it is served if it
     * has come; or when it was tried in vain.
     *
     * @param shard its number, 0 to 255
     */
    public CompletionStage<Void> look(int shard) {
        return shardLooks
                .computeIfAbsent(shard, number -> new SharedLooks(() -> read(Set.of(number))))
                .after();
    }

    private CompletionStage<Void> read(Set<Integer> numbers) {
        return Deadlines.within(times.patience(), shards.read(numbers), List.<ShardRow>of(), timers)
                .handle((rows, failure) -> {
                    if (failure == null) {
                        takeIn(rows);
                    }
                    return null;
                });
    }

    /** Only what has come: whether this member lives is seen by a look at all, and at its gate. */
    private void takeIn(List<ShardRow> rows) {
        ShardView seen;
        synchronized (this) {
            if (stopped) {
                return;
            }
            seen = view;
        }
        if (!isLeaving()) {
            holdings.open(new ShardView(rows, seen.members()), seen);
        }
        learn(rows);
    }

    /** Whether every shard was seen once with an owner that lives: before that, not every chat can be served. */
    public synchronized boolean isSettled() {
        return settled;
    }

    /** How many shards it serves. */
    public int count() {
        return holdings.all().size();
    }

    /** Hands everything over, in groups, to whoever else is there. Completes, never exceptionally, when all is away. */
    public CompletionStage<Void> handAllOver() {
        synchronized (this) {
            leaving = true;
        }
        return look().thenCompose(looked -> handNext());
    }

    /** Ends: does nothing any more. */
    public synchronized void stop() {
        stopped = true;
        leaving = true;
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private void takeIn(ShardView seen) {
        ShardView before;
        synchronized (this) {
            if (stopped) {
                return;
            }
            before = view;
            view = seen;
            if (!seen.live().equals(before.live())) {
                companySinceNanos = timers.nanos();
            }
        }
        List<MemberRow> overdue = suspicion.look(seen.members().values(), timers.nanos());
        if (!seen.isAlive(self.id())) {
            onLost.run();
            return;
        }
        if (!isLeaving()) {
            holdings.open(seen, before);
        }
        maps.learn(seen.map());
        settle(seen);
        overdue.forEach(this::declareDead);
        if (!isLeaving()) {
            change(seen);
            deadRows.look(seen);
            handOverWhatIsAskedFor(seen);
        }
    }

    private void settle(ShardView seen) {
        boolean all =
                !seen.shards().isEmpty() && seen.shards().stream().allMatch(row -> suspicion.hasBeaten(row.owner()));
        synchronized (this) {
            settled |= all;
        }
    }

    private synchronized boolean isLeaving() {
        return leaving;
    }

    private void declareDead(MemberRow overdue) {
        LOG.info(
                "Member {} at {} is declared dead: its beat {} stands still",
                overdue.id(),
                overdue.address(),
                overdue.beat());
        members.kill(overdue.id(), overdue.beat()).whenComplete((outcome, defect) -> look());
    }

    /** One change at a time: the first start, or else the estate of the dead, or else what the living should give. */
    private void change(ShardView seen) {
        if (seen.shards().isEmpty()) {
            transact(() -> shards.create(Wishes.first(self.id())));
            return;
        }
        List<ShardMove> moves = new ArrayList<>(Wishes.ofTheDead(self.id(), seen));
        if (moves.isEmpty() && isCalm()) {
            moves.addAll(Wishes.ofTheLiving(self.id(), seen));
        }
        if (!moves.isEmpty()) {
            transact(() -> {
                holdings.claim(moves);
                return shards.move(moves);
            });
        }
    }

    private synchronized boolean isCalm() {
        return timers.nanos() - companySinceNanos >= times.calm().toNanos();
    }

    private void transact(Supplier<CompletionStage<TransactionOutcome>> change) {
        synchronized (this) {
            if (changing) {
                return;
            }
            changing = true;
        }
        Deadlines.within(times.patience(), change.get(), TransactionOutcome.UNKNOWN, timers)
                .whenComplete((outcome, defect) -> {
                    synchronized (this) {
                        changing = false;
                    }
                    look();
                });
    }

    private void handOverWhatIsAskedFor(ShardView seen) {
        List<ShardRow> asked = seen.shards().stream()
                .filter(row -> row.owner().equals(self.id())
                        && !self.id().equals(row.nextOwner())
                        && seen.isAlive(row.nextOwner()))
                .toList();
        synchronized (this) {
            if (handing || asked.isEmpty()) {
                return;
            }
            handing = true;
        }
        hand(gifts(asked)).whenComplete((done, none) -> {
            synchronized (this) {
                handing = false;
            }
        });
    }

    private List<HandOver.Gift> gifts(List<ShardRow> rows) {
        List<HandOver.Gift> gifts = new ArrayList<>();
        for (ShardRow row : rows) {
            Tenure tenure = holdings.take(row);
            UUID to = row.nextOwner();
            if (tenure != null && to != null) {
                gifts.add(new HandOver.Gift(tenure, row, to));
            }
        }
        return gifts;
    }

    private CompletionStage<Void> hand(List<HandOver.Gift> gifts) {
        if (gifts.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        long start = timers.nanos();
        return HandOver.of(gifts, shards, host, timers, times, this::learn).thenCompose(away -> {
            if (away) {
                metrics.departed(gifts.size(), timers.nanos() - start);
            }
            return look();
        });
    }

    /** Callers are told at once: a look at both tables would come later. */
    private void learn(List<ShardRow> rows) {
        ShardView seen;
        synchronized (this) {
            seen = view;
        }
        maps.learn(new ShardView(rows, seen.members()).map());
    }

    /** Only what is served now: what comes while it leaves is taken by others once it has left. */
    private CompletionStage<Void> handNext() {
        ShardView seen;
        boolean waiting;
        synchronized (this) {
            seen = view;
            waiting = handing;
        }
        Set<UUID> others = seen.live();
        others.remove(self.id());
        Set<Integer> held = holdings.all().stream().map(Tenure::shard).collect(Collectors.toSet());
        if (isStopped() || others.isEmpty() || (held.isEmpty() && !waiting)) {
            return CompletableFuture.completedFuture(null);
        }
        List<HandOver.Gift> gifts = gifts(seen.shards().stream()
                .filter(row -> row.owner().equals(self.id()) && held.contains(row.shard()))
                .limit(Wishes.MOST_ASKED)
                .map(row -> new ShardRow(
                        row.shard(), row.owner(), Placement.of(row.shard(), others), row.epoch(), row.floor()))
                .toList());
        return (gifts.isEmpty() ? pause() : hand(gifts)).thenCompose(away -> handNext());
    }

    /** While a hand-over that was asked for before is under way. */
    private CompletionStage<Void> pause() {
        CompletableFuture<Void> rested = new CompletableFuture<>();
        timers.after(times.retry(), () -> rested.complete(null));
        return rested.thenCompose(rest -> look());
    }
}
