package io.restante.benchmark.command;

import com.datastax.oss.driver.api.core.CqlSession;
import io.restante.benchmark.cassandra.Sessions;
import io.restante.benchmark.cluster.BenchCluster;
import io.restante.benchmark.measure.Series;
import io.restante.benchmark.measure.Wrk;
import io.restante.benchmark.report.Report;
import io.restante.benchmark.row.Bench;
import io.restante.benchmark.row.LatencyRow;
import io.restante.benchmark.row.LongChatRow;
import io.restante.benchmark.row.MemoryRow;
import io.restante.benchmark.row.MovesRow;
import io.restante.benchmark.row.OverloadRow;
import io.restante.benchmark.row.RateRows;
import io.restante.benchmark.row.Row;
import io.restante.benchmark.row.Size;
import io.restante.benchmark.row.StartRow;
import io.restante.localcassandra.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Measures the rows that are wanted: on a cluster that is durable, then on one that is relaxed, then on one of several stores. */
final class Run {
    /** As many as it takes that a shard can go to more than one other. */
    private static final int STORES = 3;

    private final Path home;
    private final Path folder;
    private final Size size;
    private final Report report;
    private final Ending ending;
    private final Consumer<String> out;

    Run(Path home, Path folder, Size size, Report report, Ending ending, Consumer<String> out) {
        this.home = home;
        this.folder = folder;
        this.size = size;
        this.report = report;
        this.ending = ending;
        this.out = out;
    }

    void measure(Set<Row> rows) throws IOException, InterruptedException {
        Set<Row> relaxed = rows.stream().filter(Row::isRelaxed).collect(Collectors.toSet());
        Set<Row> durable = rows.stream()
                .filter(row -> !row.isRelaxed() && !row.isOfSeveralStores())
                .collect(Collectors.toSet());
        if (!durable.isEmpty()) {
            on(Durability.DURABLE, 1, bench -> durable(bench, EnumSet.copyOf(durable)));
        }
        if (!relaxed.isEmpty()) {
            on(Durability.RELAXED, 1, bench -> new RateRows(bench).measure(relaxed, "relaxed", false));
        }
        if (rows.contains(Row.MOVES)) {
            on(Durability.DURABLE, STORES, bench -> new MovesRow(bench).measure());
        }
    }

    private static void durable(Bench bench, Set<Row> rows) throws IOException, InterruptedException {
        boolean latency = rows.contains(Row.LATENCY);
        Map<String, Series> rates = new RateRows(bench).measure(rows, "durable", latency);
        if (rows.contains(Row.LONG_CHAT)) {
            new LongChatRow(bench).measure();
        }
        if (latency) {
            new LatencyRow(bench).measure(RateRows.sends(rates));
        }
        if (rows.contains(Row.OVERLOAD)) {
            new OverloadRow(bench).measure();
        }
        // These start the services anew, the last one with another heap.
        if (rows.contains(Row.START)) {
            new StartRow(bench).measure();
        }
        if (rows.contains(Row.MEMORY)) {
            new MemoryRow(bench).measure();
        }
    }

    @FunctionalInterface
    private interface Rows {
        void measure(Bench bench) throws IOException, InterruptedException;
    }

    private void on(Durability durability, int stores, Rows rows) throws IOException, InterruptedException {
        String setting = durability.name().toLowerCase(Locale.ROOT);
        String stands = setting + (stores == 1 ? "" : ", " + stores + " stores");
        out.accept("Starting a cluster, " + stands);
        BenchCluster cluster = ending.add(new BenchCluster(
                home, folder.resolve(stands.replace(", ", "-").replace(' ', '-')), durability, stores, out));
        cluster.start();
        report.fact("service_jvm_options", cluster.commands());
        try (CqlSession session = Sessions.open(cluster.contact());
                Wrk wrk = ending.add(new Wrk(home.resolve("benchmark").resolve("wrk")))) {
            session.getMetadata()
                    .getNodes()
                    .values()
                    .forEach(node -> report.fact("cassandra", String.valueOf(node.getCassandraVersion())));
            rows.measure(new Bench(cluster, session, wrk, size, report, out));
        }
        cluster.close();
    }
}
