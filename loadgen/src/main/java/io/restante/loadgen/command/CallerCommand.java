package io.restante.loadgen.command;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.load.Load;
import io.restante.loadgen.resources.Processes;
import io.restante.loadgen.search.RateSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands of all callers have in common: checks all arguments together, and runs. */
abstract class CallerCommand implements Callable<Integer> {
    /** A threshold is broken. */
    static final int BROKEN = 1;
    /** The arguments are wrong. */
    static final int WRONG = 2;
    /** A file could not be written, and nothing else is wrong. */
    static final int UNWRITTEN = 3;

    private static final long REPORT_MILLIS = 10_000;
    private static final Path PROC = Path.of("/proc");

    private final Screen screen;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LoadOptions loadOptions = new LoadOptions();

    @Mixin
    private ReportOptions reportOptions = new ReportOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    boolean help;

    CallerCommand(Screen screen) {
        this.screen = screen;
    }

    /** The caller for at most so many calls at once; throws IllegalArgumentException with a sentence for the user. */
    abstract AsyncCaller caller(int concurrency) throws IOException;

    @Override
    public final Integer call() throws IOException {
        Processes processes = new Processes(PROC, reportOptions.pids());
        List<String> problems = problems(processes);
        if (!problems.isEmpty()) {
            return wrong(problems);
        }
        Load load = loadOptions.search().isPresent()
                ? loadOptions.load(loadOptions.search().get().high())
                : loadOptions.load();
        try (AsyncCaller caller = caller(load.concurrency());
                Context context = new Context(load.timeout().toMillis() + REPORT_MILLIS)) {
            if (loadOptions.search().isPresent()) {
                RateSearch search = loadOptions.search().get();
                return new SearchRun(screen, reportOptions.thresholds())
                        .run(search, loadOptions::load, caller, context);
            }
            return new OneRun(screen, spec.commandLine().getErr(), reportOptions, processes, title())
                    .run(load, caller, context, loadOptions.untilBroken());
        }
    }

    private List<String> problems(Processes processes) {
        List<String> problems = new ArrayList<>();
        // Collected, not thrown, so that they stand beside the others.
        spec.commandLine().getParseResult().errors().forEach(error -> problems.add(error.getMessage()));
        problems.addAll(loadOptions.problems(spec.commandLine().getParseResult()));
        problems.addAll(reportOptions.problems());
        processes.absent().forEach(pid -> problems.add("There is no process " + pid + " to be seen in /proc."));
        boolean noThreshold = reportOptions.thresholds().isEmpty();
        if (noThreshold && (loadOptions.untilBroken() || loadOptions.search().isPresent())) {
            problems.add("--search and --until-broken need a --fail-if.");
        }
        if (loadOptions.search().isPresent() && (reportOptions.anyFile() || loadOptions.untilBroken())) {
            problems.add("--search makes many runs: --json, --csv, --hdr, --html and --until-broken are for one.");
        }
        try (AsyncCaller tried = caller(1)) {
            tried.build(1);
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        } catch (Exception e) {
            problems.add(e.toString());
        }
        return problems;
    }

    private int wrong(List<String> problems) {
        problems.forEach(problem -> spec.commandLine().getErr().println("restante: " + problem));
        spec.commandLine().getErr().println("Try: " + spec.qualifiedName() + " --help");
        spec.commandLine().getErr().flush();
        return WRONG;
    }

    private String title() {
        return spec.root().name() + " "
                + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    }
}
