package io.restante.benchmark.row;

import io.restante.benchmark.load.Background;
import io.restante.benchmark.measure.Arrivals;
import io.restante.benchmark.measure.Arrivals.Arrival;
import io.restante.benchmark.measure.Waits;
import io.restante.benchmark.report.Finding;
import io.restante.benchmark.report.Target;
import io.restante.launcher.health.ShardCount;
import io.restante.launcher.plan.Part;
import io.restante.launcher.problem.Problem;
import io.restante.loadgen.caller.http.RestanteRequests;
import io.restante.loadgen.caller.message.Talk;
import io.restante.loadgen.measure.Summary;
import io.restante.routing.ShardHash;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * For how long a planned move of a shard stops its chats, as those see it who send to them. One store after another is stopped cleanly
 * and started again, so that its shards go to the others and come back.
 */
public final class MovesRow {
    private static final double MOST_MILLIS = 100;
    /** Few: more sends would take all of a small machine, and each move would wait for them. */
    private static final int CHATS = 8;
    /** To each chat in every second: a stop is seen to within the time between two of them. */
    private static final int CALLS_TO_EACH = 25;

    /** Of a shard's arrival: what is under way to its chats so shortly before or after it has waited for the move. */
    private static final Duration AROUND = Duration.ofMillis(250);

    private static final int FAIR_SHARE = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(500);

    /** A move of a shard, and how long one of its chats waited at it. */
    private record Stop(Arrival move, long nanos) {}

    private final Bench bench;

    public MovesRow(Bench bench) {
        this.bench = bench;
    }

    public void measure() throws IOException, InterruptedException {
        awaitSpread();
        Talk talk = Talks.of("move", CHATS, 0);
        RestanteRequests requests = new RestanteRequests("", talk);
        bench.warmUp(requests);
        Waits waits = new Waits(CHATS);
        try (Background load = bench.loads().begin((double) CHATS * CALLS_TO_EACH, requests, waits)) {
            for (int round = 0; round < bench.size().rounds(); round++) {
                for (Part store : bench.cluster().stores()) {
                    bench.say("  " + store.name() + " stops and starts");
                    bench.cluster().stop(store);
                    bench.cluster().start(store);
                    awaitSpread();
                }
            }
            Summary summary = load.stop();
            waits.await();
            report(stops(talk, waits, load.start()), summary);
        }
    }

    /** How long each chat waited at each move of its shard. */
    private List<Stop> stops(Talk talk, Waits waits, Instant start) throws IOException {
        List<Stop> stops = new ArrayList<>();
        for (Arrival arrival : arrivals(start)) {
            long at = Duration.between(start, arrival.time()).toNanos();
            for (int chat = 0; chat < CHATS; chat++) {
                if (ShardHash.of(talk.chat(chat)) == arrival.shard()) {
                    stops.add(new Stop(arrival, waits.longest(chat, at - AROUND.toNanos(), at + AROUND.toNanos())));
                }
            }
        }
        return stops;
    }

    private List<Arrival> arrivals(Instant start) throws IOException {
        List<Arrival> arrivals = new ArrayList<>();
        for (Part store : bench.cluster().stores()) {
            Arrivals.parse(Files.readString(bench.cluster().log(store))).stream()
                    .filter(arrival -> arrival.time().isAfter(start))
                    .forEach(arrivals::add);
        }
        return arrivals;
    }

    private void report(List<Stop> moves, Summary summary) {
        Histogram stops = new Histogram(3);
        moves.forEach(stop -> stops.recordValue(stop.nanos()));
        bench.report()
                .add(
                        Row.MOVES.word(),
                        Map.of(
                                "moves", moves.stream().map(MovesRow::raw).toList(),
                                "p50_ms", Times.millis(stops, 50),
                                "p90_ms", Times.millis(stops, 90),
                                "p99_ms", Times.millis(stops, 99),
                                "longest_ms", Times.millis(stops, 100),
                                "calls", Times.details(summary)));
        bench.report()
                .add(Finding.value(
                        Row.MOVES.word(),
                        String.format(
                                Locale.ROOT,
                                "p99 of a send under way while its chat's shard moves, %d moves",
                                stops.getTotalCount()),
                        Times.millis(stops, 99),
                        Target.atMost(MOST_MILLIS, " ms"),
                        String.format(
                                Locale.ROOT,
                                "p50 %.1f ms, p90 %.1f ms, longest %.1f ms",
                                Times.millis(stops, 50),
                                Times.millis(stops, 90),
                                Times.millis(stops, 100))));
        bench.report()
                .add(Finding.none(
                        Row.MOVES.word(),
                        String.format(
                                Locale.ROOT,
                                "failed among %,d sends, while stores stop and start",
                                summary.totals().sent()),
                        summary.totals().failed()));
    }

    private static Map<String, Object> raw(Stop stop) {
        return Map.of(
                "at", stop.move().time().toString(),
                "shard", stop.move().shard(),
                "ms", stop.nanos() / 1e6);
    }

    /** Returns when each store has its share of the shards. */
    private void awaitSpread() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!bench.cluster().stores().stream()
                .allMatch(store -> ShardCount.of(store.address(), LOOK).orElse(0) >= FAIR_SHARE)) {
            if (System.nanoTime() > deadline) {
                throw new Problem(
                        "The shards do not spread over the stores within " + PATIENCE.toMinutes() + " minutes.");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }
}
