package io.restante.launcher.command;

import io.restante.launcher.health.Endpoint;
import io.restante.launcher.health.Probes;
import io.restante.launcher.lifecycle.Crew;
import io.restante.launcher.lifecycle.EndWithUs;
import io.restante.launcher.lifecycle.Starter;
import io.restante.launcher.lifecycle.Watch;
import io.restante.launcher.machine.Preflight;
import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Options;
import io.restante.launcher.plan.OptionsFile;
import io.restante.launcher.plan.Part;
import io.restante.launcher.plan.Plan;
import io.restante.launcher.problem.Problem;
import io.restante.launcher.process.Lock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Starts everything and stops it at Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration FOR_CQL = Duration.ofSeconds(5);
    /** Ctrl-C: whoever handles that stops everything and says so. */
    private static final int INTERRUPTED = 130;

    private final Setting setting;

    @Option(
            names = {"-d", "--detach"},
            description = "Return when everything is ready.")
    private boolean detached;

    @Mixin
    private UpOptions typed = new UpOptions();

    @Mixin
    private DataOption dataOption = new DataOption();

    UpCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder data = dataOption.folder(setting);
        Files.createDirectories(data.root());
        Crew crew = new Crew(data, setting.out()::println);
        try (Lock lock = Installation.lock(data)) {
            OptionsFile file = new OptionsFile(data);
            Optional<Options> before = file.read();
            Options options = typed.options(before, data);
            if (before.isPresent() && runsAlready(crew, data, before.get(), options)) {
                return 0;
            }
            Plan plan = setting.planner().plan(data, options);
            List<Part> missing = new ArrayList<>(plan.parts());
            missing.removeAll(crew.alive(plan.parts()));
            checkExternal(options);
            new Preflight(setting.machine()).check(data, missing);
            before.ifPresent(old -> sayWhatChanges(old, options));
            file.write(options);
            try (EndWithUs end = new EndWithUs(crew, data, plan.parts(), setting.out()::println, lock)) {
                return run(crew, data, plan, options, missing, end);
            }
        }
    }

    private boolean runsAlready(Crew crew, DataFolder data, Options before, Options options) throws IOException {
        Plan plan = setting.planner().plan(data, before);
        List<Part> alive = crew.alive(plan.parts());
        if (!alive.isEmpty() && !before.equals(options)) {
            throw new Problem("It runs already with other options: first ./restante down, then up again.");
        }
        if (alive.size() < plan.parts().size()) {
            return false;
        }
        if (!detached) {
            throw new Problem("It runs already: ./restante status shows how it stands, ./restante down stops it.");
        }
        setting.out().println("It runs already.");
        Announcement.print(plan, before, setting.out());
        return true;
    }

    private void sayWhatChanges(Options before, Options options) {
        if (before.durability() != options.durability()) {
            setting.out()
                    .println("The durability of the data changes from "
                            + before.durability().word() + " to "
                            + options.durability().word() + " with this start.");
        }
    }

    private Integer run(Crew crew, DataFolder data, Plan plan, Options options, List<Part> missing, EndWithUs end)
            throws IOException, InterruptedException {
        try {
            new Starter(crew, data, PATIENCE, setting.out()::println).start(plan.parts());
        } catch (IOException | RuntimeException e) {
            if (crew.isDismissed()) {
                return INTERRUPTED;
            }
            crew.stop(missing);
            throw e;
        }
        if (detached) {
            // Before a word is said of it: whoever reads that may close the terminal at once.
            end.close();
            Announcement.print(plan, options, setting.out());
            return 0;
        }
        Announcement.print(plan, options, setting.out());
        setting.out().println("Ctrl-C stops everything.");
        end.release();
        try {
            new Watch(crew.runs(), data).untilStopped(plan.parts());
        } catch (IOException | RuntimeException e) {
            if (crew.isDismissed()) {
                return INTERRUPTED;
            }
            crew.stop(plan.parts());
            throw e;
        }
        if (!crew.isDismissed()) {
            setting.out().println("Everything was stopped by another command.");
        }
        return 0;
    }

    private static void checkExternal(Options options) {
        Optional<Endpoint> cluster = options.cassandra();
        if (cluster.isPresent() && !Probes.cql(cluster.get()).ready(FOR_CQL)) {
            throw new Problem("No Cassandra answers at " + cluster.get()
                    + ": start it, or leave --cassandra out to have one started.");
        }
    }
}
