package io.restante.rpcstore.simulation;

import io.restante.history.check.HistoryChecker;
import io.restante.history.check.Invariant;
import io.restante.history.check.Report;
import io.restante.history.operation.Entry;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome;
import io.restante.rpcstore.chat.ChainBreaks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One history: a world, clients that send and pull, an enemy of them, and the judge. A seed replays exactly. */
final class Run {
    private static final int SENDERS = 6;
    private static final Duration STEP = Duration.ofMillis(500);
    /** How long it may take until all chats work again once the faults are over. */
    private static final Duration MOST_CALM = Duration.ofSeconds(30);
    /** The longest that a client waits, and a little. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(7);
    /** Above the longest that a mutation is held. */
    private static final Duration LAST_MUTATIONS = Duration.ofSeconds(16);

    private final World world;
    private final Enemy enemy;

    Run(long seed) {
        this(seed, false);
    }

    Run(long seed, boolean wholeTrace) {
        world = new World(seed, wholeTrace);
        enemy = new Enemy(world);
    }

    /** Plays it, and gives what is wrong, in words. */
    List<String> play() {
        enemy.start();
        enemy.strike();
        IntStream.range(0, SENDERS).forEach(i -> new Sender(world, "sender-" + i).start());
        for (String chat : world.plan.chats()) {
            new Puller(world, "follower of " + chat, chat).follow();
            new Puller(world, "looker at " + chat, chat).look();
        }
        world.time.pass(world.plan.rough());
        world.calm();
        boolean recovered = awaitRecovery(world.time.nanos());
        world.end();
        world.time.pass(LAST_ANSWERS);
        enemy.endAll();
        world.time.pass(LAST_MUTATIONS);
        new FinalReads(world).take();
        return judge(recovered);
    }

    /** Until a send to each chat that began after the faults was stored. */
    private boolean awaitRecovery(long calmSince) {
        for (Duration waited = Duration.ZERO; waited.compareTo(MOST_CALM) < 0; waited = waited.plus(STEP)) {
            world.time.pass(STEP);
            // One that was just stopping ends only now.
            enemy.reviveAll();
            long working = world.history.entries().stream()
                    .filter(entry -> entry instanceof Send send
                            && send.invoked() >= calmSince
                            && send.outcome() instanceof SendOutcome.Stored)
                    .map(entry -> ((Send) entry).chat())
                    .distinct()
                    .count();
            if (working == world.plan.chats().size()) {
                return true;
            }
        }
        return false;
    }

    private List<String> judge(boolean recovered) {
        List<String> wrong = new ArrayList<>(world.defects);
        Report report = HistoryChecker.check(world.history.entries());
        report.violations().forEach(violation -> wrong.add(violation.toString()));
        if (!recovered) {
            wrong.add("sends do not work again once the faults are over");
        }
        long breaks = world.breaks.counted(ChainBreaks.Kind.BREAK);
        if (breaks > 0) {
            wrong.add("I7: " + breaks + " pages had a broken chain");
        }
        if (world.plan.kind() == Plan.Kind.MOVES) {
            world.history.entries().stream()
                    .filter(entry -> entry instanceof Send send && !(send.outcome() instanceof SendOutcome.Stored))
                    .forEach(entry -> wrong.add("a planned move was noticed: " + entry));
        }
        count(report);
        return wrong;
    }

    private void count(Report report) {
        Coverage coverage = world.coverage;
        coverage.count(Happening.RECOVERY_JUDGED, report.of(Invariant.I10).judged());
        coverage.count(Happening.BATCH_TORN, world.breaks.counted(ChainBreaks.Kind.TORN_BATCH));
        coverage.count(Happening.SHARD_HANDED_OVER, arrivals("handover"));
        coverage.count(Happening.SHARD_TAKEN_OVER, arrivals("takeover"));
    }

    private long arrivals(String why) {
        return (long)
                world.meters.counter("restante.shard.arrivals", "why", why).count();
    }

    Coverage coverage() {
        return world.coverage;
    }

    List<String> trace() {
        return world.trace.lines();
    }

    List<Entry> history() {
        return world.history.entries();
    }

    Plan plan() {
        return world.plan;
    }
}
