package io.restante.benchmark.row;

import com.datastax.oss.driver.api.core.CqlSession;
import io.restante.benchmark.cluster.BenchCluster;
import io.restante.benchmark.cluster.CompilerTime;
import io.restante.benchmark.load.Door;
import io.restante.benchmark.load.Loads;
import io.restante.benchmark.measure.Rounds;
import io.restante.benchmark.measure.Wrk;
import io.restante.benchmark.report.Report;
import io.restante.loadgen.caller.http.HttpRequests;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What the rows measure with.
 *
 * @param cluster runs, and can store messages
 * @param session of the bare driver
 * @param wrk the load of rates
 * @param size how much is measured
 * @param report where findings go
 * @param out is told the progress
 */
public record Bench(BenchCluster cluster, CqlSession session, Wrk wrk, Size size, Report report, Consumer<String> out) {
    Rounds rounds(Duration length) {
        return new Rounds(size.rounds(), length, size.warmUp(this::compilers), out);
    }

    /** Before a row that has one work: as fast as it goes, until the compilers rest. */
    void warmUp(HttpRequests requests) throws IOException, InterruptedException {
        size.warmUpAlone(this::compilers).run(length -> loads().closed(length, requests), out);
    }

    private CompilerTime compilers() throws IOException {
        return CompilerTime.of(cluster.servicePids());
    }

    Loads loads() {
        return new Loads(cluster.url());
    }

    Door door() {
        return new Door(cluster.url());
    }

    void say(String line) {
        out.accept(line);
    }
}
