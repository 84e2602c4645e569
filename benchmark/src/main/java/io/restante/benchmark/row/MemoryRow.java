package io.restante.benchmark.row;

import io.restante.benchmark.cluster.ProcessMemory;
import io.restante.benchmark.measure.GcLog;
import io.restante.benchmark.report.Finding;
import io.restante.benchmark.report.Target;
import io.restante.loadgen.caller.http.RestanteRequests;
import io.restante.loadgen.measure.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Many chats in a store with little memory, some of which are in use all the time. */
public final class MemoryRow {
    private static final String HEAP = "-Xmx512m";
    private static final double MOST_PAUSE_MILLIS = 200;
    private static final double PULLS = 0.9;
    private static final int CALLS_A_HOT_CHAT = 10;
    private static final String CHATS = "memory";

    private final Bench bench;

    public MemoryRow(Bench bench) {
        this.bench = bench;
    }

    /** Leaves the store with the heap that it was given. */
    public void measure() throws IOException, InterruptedException {
        Path log = bench.cluster().logs().resolve("rpc-store-gc.log");
        bench.cluster().restart(List.of(HEAP, "-Xlog:gc:file=" + log + ":uptime"));
        int touched = bench.size().touchedChats();
        int hot = bench.size().hotChats();
        bench.say(String.format(Locale.ROOT, "  touching %,d chats", touched));
        Summary touches = bench.loads().closed((long) touched, new RestanteRequests("", Talks.of(CHATS, touched, 0)));
        bench.say(String.format(Locale.ROOT, "  using %,d of them", hot));
        Summary uses = bench.loads()
                .closed((long) hot * CALLS_A_HOT_CHAT, new RestanteRequests("", Talks.of(CHATS, hot, PULLS)));
        // What is collected now and then shows in a while without surprises too.
        Summary calm = bench.loads()
                .open(
                        uses.achievedLps() / 2,
                        Duration.ofSeconds(bench.size().quick() ? 2 : 30),
                        new RestanteRequests("", Talks.of(CHATS, hot, PULLS)));
        GcLog pauses = GcLog.parse(Files.readString(log));
        ProcessMemory memory = ProcessMemory.of(bench.cluster().pids().getOrDefault("rpc-store", 0L));
        report(List.of(touches, uses, calm), pauses, memory);
    }

    private void report(List<Summary> runs, GcLog pauses, ProcessMemory memory) {
        String row = Row.MEMORY.word();
        bench.report()
                .add(
                        row,
                        Map.of(
                                "runs", runs.stream().map(Times::details).toList(),
                                "pauses", pauses.pauses(),
                                "longest_pause_ms", pauses.longestMillis(),
                                "resident_peak_mib", memory.peakMib()));
        String what = String.format(
                Locale.ROOT,
                "%s, %,d chats touched, %,d hot: ",
                HEAP,
                bench.size().touchedChats(),
                bench.size().hotChats());
        long failed = runs.stream().mapToLong(run -> run.totals().failed()).sum();
        bench.report().add(Finding.none(row, what + "failed calls", failed));
        bench.report()
                .add(Finding.value(
                        row,
                        what + "longest pause",
                        pauses.longestMillis(),
                        Target.atMost(MOST_PAUSE_MILLIS, " ms"),
                        pauses.pauses() + " pauses"));
        bench.report().add(Finding.told(row, what + "resident, peak", memory.peakMib() + " MiB"));
    }
}
