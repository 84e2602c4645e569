package io.restante.rpcstore.simulation.mutant;

import static java.util.Map.entry;

import io.restante.rpcstore.simulation.scene.Scene;
import java.util.List;
import java.util.Map;

/** The wrong variants that the simulation has to catch. Each stands in the table of {@code docs/ordering.md}. */
final class Mutants {
    private static final String LOG = "chat/ChatLog";
    private static final String LOAD = "chat/ChatLoad";
    private static final String STATEMENTS = "simulation/cassandra/SimulatedMessageStore";
    private static final String NO_GATE = "CompletableFuture.<Void>completedFuture(null)";

    private Mutants() {}

    /** Those that faults by chance find. */
    static List<Mutant> ofChance() {
        return List.of(
                Mutant.of("noFence").in(STATEMENTS, "? List.of() : List.of(fence)", "? List.of() : List.of()"),
                Mutant.of("fenceUnderTheOldTimestamp").in(LOAD, "before, before - 1)", "before, tail.last())"),
                Mutant.of("inclusiveFence").in(STATEMENTS, "message.sendTime() + 1;", "message.sendTime();"),
                Mutant.of("newestRowOnly")
                        .in(LOAD, "run(EndFinder.FIRST_LIMIT)", "run(1)")
                        .in("chat/EndFinder", "read.size() < limit", "true"),
                Mutant.of("shownBeforeTheGate")
                        .in("chat/PageRequest", "watermark) : watermark", "watermark) : Long.MAX_VALUE"),
                Mutant.of("keptBeforeTheGate")
                        .in(LOG, "        reader.visible(batch.rows());\n", "")
                        .in(
                                LOG,
                                "Batch batch = Batches.of(end, wanted, first, tenure.epoch());",
                                "Batch batch = Batches.of(end, wanted, first, tenure.epoch());"
                                        + " reader.visible(batch.rows());"),
                Mutant.of("keptWithAGap").in("chat/RecentRows", "high >= from - 1", "high > 0"),
                Mutant.of("keptWithoutTheNewest").in("chat/RecentRows", "? high == newest", "? high > 0"),
                Mutant.of("keysInMemoryOnly").in("chat/ChatKeys", "window.missing() > 0)", "window.missing() < 0)"),
                twoWritesInFlight(),
                slotFreedBeforeTheGate(),
                Mutant.of("takenWithoutDeclaringDead")
                        .in(
                                "shard/ShardView",
                                "return state(member) == MemberState.DEAD;",
                                "return state(member) != null && members.values().stream().mapToLong(MemberRow::ceiling)"
                                        + ".max().orElse(0) > members.get(member).ceiling() + 500_000;"),
                Mutant.of("takenForGiven")
                        .in("shard/Holdings", "row.epoch() <= claims[row.shard()]", "row.epoch() < 0"),
                Mutant.of("unknownTakenForRefused")
                        .in(
                                "chat/DurableWrite",
                                "defect == null ? result : WriteOutcome.UNKNOWN;",
                                "result == WriteOutcome.STORED ? result : WriteOutcome.NOT_STORED;"),
                Mutant.of("acknowledgedByOneReplica")
                        .in("simulation/cassandra/WriteRequest", "++count == cluster.quorum()", "++count == 1"));
    }

    /** Those that need more blows at once than chance deals, and the scene that deals them. */
    static Map<Mutant, Scene> ofScenes() {
        return Map.ofEntries(
                entry(
                        Mutant.of("noRewriting")
                                .in(STATEMENTS, "rows.add(MessageRows.insert(message, adoption.timestamp()));", ""),
                        Scene.A_FENCE_OF_ONE_WHO_DIED),
                entry(
                        Mutant.of("sealNotAdopted").in(LOAD, "return sealed == null", "return sealed == sealed"),
                        Scene.A_FENCE_OVER_A_SEAL),
                entry(
                        Mutant.of("floorWithoutMax").in("shard/Wishes", "Math.max(row.floor(), ceiling)", "ceiling"),
                        Scene.A_SHORT_REIGN),
                entry(
                        Mutant.of("ceilingThatFalls")
                                .in(
                                        "member/Membership",
                                        "Math.max(ceiling.micros(), Math.min(wanted, most))",
                                        "Math.min(wanted, most)"),
                        Scene.A_CLOCK_THAT_STEPS_BACK),
                entry(
                        Mutant.of("notDrained")
                                .in("shard/HandOver", "host.drain(gift.tenure()).toCompletableFuture()", NO_GATE),
                        Scene.A_HAND_OVER_IN_MID_WRITE),
                entry(
                        Mutant.of("floorBelowWhatWasDrawn")
                                .in(
                                        "shard/HandOver",
                                        "Math.max(row.floor(), gift.tenure().ticker().close())",
                                        "row.floor()"),
                        Scene.A_HAND_OVER_TO_A_SLOW_CLOCK),
                entry(
                        Mutant.of("epochServedAgain")
                                .in(
                                        "shard/Holdings",
                                        "row.epoch() > epochs[row.shard()]",
                                        "!tenures.containsKey(row.shard())"),
                        Scene.A_LONG_HAND_OVER),
                entry(
                        Mutant.of("endedByItsShard")
                                .in(
                                        "chat/OwnedChats",
                                        "chats != null && chats.isOf(tenure) && shards",
                                        "chats != null && shards"),
                        Scene.A_HAND_OVER_THAT_COMES_BACK),
                entry(
                        Mutant.of("givenThoughOpen")
                                .in("shard/HandOver", "if (lost == null) {", "if (handOver != null) {"),
                        Scene.A_HAND_OVER_OF_ONE_WHO_DIED),
                entry(
                        Mutant.of("givenThoughNeverServed")
                                .in("shard/Tenure", "writtenIn == epoch - 1)", "writtenIn >= 0)"),
                        Scene.A_HAND_OVER_OF_WHAT_WAS_NOT_SERVED),
                entry(
                        Mutant.of("sealNotWaitedFor").in(LOG, "inFlight.isEmpty() && !sealing)", "inFlight.isEmpty())"),
                        Scene.A_HAND_OVER_IN_MID_SEAL),
                entry(
                        Mutant.of("pullsDuringAHandOver")
                                .in(
                                        "chat/ShardChats",
                                        "if (ending) {\n            return null;",
                                        "if (ending) {\n return logs.get(chat);")
                                .in(
                                        LOG,
                                        "if (phase == Phase.OPEN) {\n                read(",
                                        "if (isServing()) {\n                read("),
                        Scene.A_HAND_OVER_WITHOUT_AN_ANSWER),
                entry(
                        Mutant.of("refusedAfterUnknown")
                                .in("chat/DurableWrite", "NOT_STORED && !unknown)", "NOT_STORED)"),
                        Scene.A_REFUSAL_IN_DOUBT),
                entry(
                        Mutant.of("noGateOfSends")
                                .in(LOG, "context.gate().pass().whenComplete(", NO_GATE + ".whenComplete("),
                        Scene.A_PAUSE_IN_MID_WRITE),
                entry(
                        Mutant.of("noGateOfPulls")
                                .in(
                                        "chat/ChatReader",
                                        "page.thenCombine(context.gate().tryPass(), (read, passed) -> read)",
                                        "page"),
                        Scene.A_PAUSE_BEFORE_A_PULL),
                entry(
                        Mutant.of("passedByAnEarlierRead")
                                .in(
                                        "member/Gate",
                                        "waiting.add(passed);",
                                        "(hopeful == null ? waiting : hopeful.served).add(passed);"),
                        Scene.A_PAUSE_BEFORE_A_PULL),
                entry(
                        Mutant.of("noGateOfLoads").in(LOAD, ".thenCompose(adopted -> context.gate().tryPass())", ""),
                        Scene.A_PAUSE_IN_THE_FIRST_LOAD),
                entry(
                        Mutant.of("tornBatchAdopted").in("chat/Tail", "end - i == last.batchSize()", "end > i"),
                        Scene.A_TORN_BATCH),
                entry(
                        Mutant.of("gatedReadOfTheNewestBatch")
                                .in("chat/GatedReader", "last.prev(), false)", "last.last(), false)"),
                        Scene.A_GATED_READ_BEFORE_THE_FENCE),
                entry(
                        Mutant.of("sealNotedWithoutItsGate")
                                .in("chat/Sealer", ".thenCompose(stored -> context.gate().pass())", ""),
                        Scene.A_PAUSE_IN_MID_SEAL),
                entry(
                        Mutant.of("earlyPurge")
                                .in("simulation/scene/Stage", "Duration.ofSeconds(30), true", "Duration.ZERO, false"),
                        Scene.A_WRITE_AFTER_A_COMPACTION),
                entry(
                        Mutant.of("relaxedDurability")
                                .in(
                                        "simulation/scene/Backdrop",
                                        "= ClusterOptions.DEFAULT;",
                                        "= ClusterOptions.DEFAULT.relaxed(java.time.Duration.ofSeconds(10));"),
                        Scene.A_POWER_FAILURE));
    }

    /** The next write begins while the one before it is under way. */
    private static Mutant twoWritesInFlight() {
        return overtaking("twoWritesInFlight")
                .in(
                        LOG,
                        "effects.add(() -> DurableWrite",
                        "inFlight = List.of(); pump(effects); effects.add(() -> DurableWrite")
                .in(LOG, "                        passGate(batch, spans);", "passGate(batch, spans, wanted);");
    }

    /** The next write begins once the one before it is stored. */
    private static Mutant slotFreedBeforeTheGate() {
        return overtaking("slotFreedBeforeTheGate")
                .in(
                        LOG,
                        "                        passGate(batch, spans);",
                        "step(next -> { inFlight = List.of(); pump(next); }); passGate(batch, spans, wanted);");
    }

    /** A chat's log that knows where its newest write ends, beside where the newest visible one does. */
    private static Mutant overtaking(String name) {
        String tip = "(tip.last() > end.last() ? tip : end)";
        return Mutant.of(name)
                .in(LOG, "private Phase phase", "private ChatEnd tip = ChatEnd.empty(\"\"); private Phase phase")
                .in(LOG, "ChatEnd before = end;", "ChatEnd before = " + tip + ";")
                .in(LOG, "Batch batch = Batches.of(end,", "ChatEnd from = " + tip + "; Batch batch = Batches.of(from,")
                .in(LOG, "        context.metrics()\n", "tip = from.after(batch); context.metrics()\n")
                .in(
                        LOG,
                        "passGate(Batch batch, WriteSpans spans) {",
                        "passGate(Batch batch, WriteSpans spans, List<PendingSend> sent) {")
                .in(LOG, "step(effects -> visible(batch, effects))", "step(effects -> visible(batch, sent, effects))")
                .in(
                        LOG,
                        "visible(Batch batch, List<Runnable>",
                        "visible(Batch batch, List<PendingSend> done, List<Runnable>")
                .in(LOG, "end = end.after(batch);", "end = batch.last() > end.last() ? end.after(batch) : end;")
                .in(
                        LOG,
                        "        List<PendingSend> done = inFlight;\n        inFlight = List.of();\n        for (int",
                        "        for (int");
    }
}
