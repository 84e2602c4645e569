package io.restante.rpcstore.shard;

import io.restante.routing.time.Timers;
import io.restante.rpcstore.member.LeaseTimes;
import io.restante.rpcstore.member.TransactionOutcome;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives shards away. First they are drained and their floors are fixed; nothing of them is served from then on, in no
 * case. Whoever gets them relies on it that nothing is under way any more. Then one lightweight transaction moves them,
 * repeated with the same floors until a read shows higher epochs.
 */
final class HandOver {
    /** A shard of ours, and who gets it. */
    record Gift(Tenure tenure, ShardRow row, UUID to) {}

    /** A drained shard with its floor; only the tenure that was given away ends with it, never one that began since. */
    private record Departure(Tenure tenure, ShardMove move) {}

    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    private final ShardStore shards;
    private final ShardHost host;
    private final Timers timers;
    private final LeaseTimes times;
    private final Consumer<List<ShardRow>> onMoved;
    private final long start;
    private long settled;
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    private HandOver(
            ShardStore shards, ShardHost host, Timers timers, LeaseTimes times, Consumer<List<ShardRow>> onMoved) {
        this.shards = shards;
        this.host = host;
        this.timers = timers;
        this.times = times;
        this.onMoved = onMoved;
        this.start = timers.nanos();
        this.settled = start;
    }

    /**
     * Completes, never exceptionally, with true when all of them have other owners; with false where the membership was lost
     * before all was settled: then nothing is given away, and they are taken from this member as from one who died.
     *
     * @param onMoved told of rows as they are now, before those who wait are sent elsewhere: so they can be told where
     */
    static CompletionStage<Boolean> of(
            List<Gift> gifts,
            ShardStore shards,
            ShardHost host,
            Timers timers,
            LeaseTimes times,
            Consumer<List<ShardRow>> onMoved) {
        HandOver handOver = new HandOver(shards, host, timers, times, onMoved);
        CompletableFuture<?>[] drained = gifts.stream()
                .map(gift -> host.drain(gift.tenure()).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(drained).whenComplete((settled, lost) -> {
            if (lost == null) {
                handOver.settled = timers.nanos();
                handOver.move(gifts.stream().map(HandOver::departure).toList());
            } else {
                LOG.info("{} shards are not handed over: what was under way in them is open", gifts.size());
                handOver.done.complete(false);
            }
        });
        return handOver.done;
    }

    private static Departure departure(Gift gift) {
        ShardRow row = gift.row();
        long floor = Math.max(row.floor(), gift.tenure().ticker().close());
        ShardRow moved = new ShardRow(row.shard(), gift.to(), null, row.epoch() + 1, floor);
        return new Departure(gift.tenure(), new ShardMove(row, moved));
    }

    private void move(List<Departure> departures) {
        List<ShardMove> moves = departures.stream().map(Departure::move).toList();
        Deadlines.within(times.patience(), shards.move(moves), TransactionOutcome.UNKNOWN, timers)
                .whenComplete((outcome, defect) -> {
                    if (outcome == TransactionOutcome.APPLIED) {
                        LOG.info(
                                "Handed {} shards over: settled after {} ms, moved after {} ms",
                                moves.size(),
                                TimeUnit.NANOSECONDS.toMillis(settled - start),
                                TimeUnit.NANOSECONDS.toMillis(timers.nanos() - start));
                        onMoved.accept(moves.stream().map(ShardMove::to).toList());
                        departures.forEach(departure -> host.close(departure.tenure()));
                        done.complete(true);
                    } else {
                        LOG.info("The hand-over of {} shards is looked up: it is {}", moves.size(), outcome);
                        lookUp(departures);
                    }
                });
    }

    /** Whatever came of it: only a read at SERIAL that shows a higher epoch says that a shard is away. */
    private void lookUp(List<Departure> departures) {
        Deadlines.within(times.patience(), shards.readAllSerial(), List.<ShardRow>of(), timers)
                .whenComplete((rows, failure) -> {
                    List<Departure> left = failure == null ? closeAndGiveRest(departures, rows) : departures;
                    if (left.isEmpty()) {
                        done.complete(true);
                    } else {
                        timers.after(times.retry(), () -> move(left));
                    }
                });
    }

    private List<Departure> closeAndGiveRest(List<Departure> departures, List<ShardRow> rows) {
        onMoved.accept(rows);
        Map<Integer, ShardRow> now = rows.stream().collect(Collectors.toMap(ShardRow::shard, Function.identity()));
        return departures.stream()
                .filter(departure -> {
                    ShardRow row = now.get(departure.tenure().shard());
                    boolean away =
                            row != null && row.epoch() > departure.tenure().epoch();
                    if (away) {
                        host.close(departure.tenure());
                    }
                    return !away;
                })
                .toList();
    }
}
