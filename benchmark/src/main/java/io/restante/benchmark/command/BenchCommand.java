package io.restante.benchmark.command;

import com.datastax.oss.driver.api.core.session.Session;
import io.restante.benchmark.measure.Wrk;
import io.restante.benchmark.report.Facts;
import io.restante.benchmark.report.Finding;
import io.restante.benchmark.report.Report;
import io.restante.benchmark.report.ResultFiles;
import io.restante.benchmark.report.TextTable;
import io.restante.benchmark.row.Row;
import io.restante.benchmark.row.Size;
import io.restante.launcher.problem.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "./restante bench",
        description =
                "Measures what Restante does on this machine, against what it stands on, with a cluster of its own.")
final class BenchCommand implements Callable<Integer> {
    /** Ctrl-C, as shells have it. */
    private static final int INTERRUPTED = 130;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmm");

    private final Path home;
    private final PrintStream out;
    private final Ending ending;

    @Mixin
    private BenchOptions options = new BenchOptions();

    BenchCommand(Path home, PrintStream out, Ending ending) {
        this.home = home;
        this.out = out;
        this.ending = ending;
    }

    @Override
    public Integer call() throws Exception {
        Size size = options.size();
        Set<Row> rows = options.rows();
        String wrk = Wrk.version()
                .orElseThrow(
                        () -> new Problem("There is no wrk on the PATH, which makes the load: install it (Debian and"
                                + " Ubuntu: apt-get install wrk; macOS: brew install wrk)."));
        Report report = new Report(facts(size, rows, wrk));
        // Added first, so that it is deleted when all that writes to it has ended.
        WorkFolder folder = ending.add(WorkFolder.in(options.data(home)));
        try {
            new Run(home, folder.path(), size, report, ending, this::say).measure(rows);
        } catch (IOException | RuntimeException e) {
            if (ending.hasBegun()) {
                return INTERRUPTED;
            }
            folder.keepLogs();
            say("It failed; the logs of its processes stay in " + folder.path() + ".");
            throw e;
        }
        for (Row row : Row.values()) {
            if (!rows.contains(row)) {
                report.add(Finding.leftOut(
                        row.word(),
                        Row.usual(size.quick()).contains(row) ? "not asked for" : "takes too long for --quick"));
            }
        }
        print(report, Instant.now());
        return 0;
    }

    private Map<String, Object> facts(Size size, Set<Row> rows, String wrk) throws IOException, InterruptedException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("time", Instant.now().toString());
        facts.put("commit", Facts.commit(home));
        facts.put("machine", Facts.machine());
        facts.put("rounds", size.rounds());
        facts.put("seconds", size.length().toSeconds());
        facts.put("quick", size.quick());
        facts.put("rows", rows.stream().map(Row::word).toList());
        facts.put("load", Wrk.LOAD);
        facts.put("wrk", wrk);
        facts.put("driver", String.valueOf(Session.OSS_DRIVER_COORDINATES.getVersion()));
        return facts;
    }

    private void print(Report report, Instant now) throws IOException {
        String commit = String.valueOf(report.facts().get("commit"));
        String time = TIME.format(now.atOffset(ZoneOffset.UTC));
        String head =
                "Restante " + commit + ", " + time + "Z, " + report.facts().get("rounds") + " rounds of "
                        + report.facts().get("seconds") + " s" + (options.size().quick() ? ", quick" : "");
        out.println();
        out.print(TextTable.of(report.findings()));
        out.println();
        new ResultFiles(options.results(home), time + "-bench-" + commit.replace("+", "-changed"))
                .write(report, head)
                .forEach(file -> out.println("Written: " + file));
        out.flush();
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
