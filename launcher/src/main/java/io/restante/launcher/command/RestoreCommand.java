package io.restante.launcher.command;

import io.restante.launcher.backup.Restore;
import io.restante.launcher.cassandra.Contact;
import io.restante.launcher.lifecycle.Crew;
import io.restante.launcher.lifecycle.EndWithUs;
import io.restante.launcher.lifecycle.Starter;
import io.restante.launcher.machine.Preflight;
import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Options;
import io.restante.launcher.plan.OptionsFile;
import io.restante.launcher.plan.Part;
import io.restante.launcher.plan.Role;
import io.restante.launcher.problem.Problem;
import io.restante.launcher.process.Lock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "restore", description = "Puts back what ./restante backup has copied; ./restante up starts it then.")
final class RestoreCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long MIB = 1L << 20;

    private final Setting setting;

    @Parameters(paramLabel = "DIR", description = "What ./restante backup was given.")
    private Path folder = Path.of("");

    @Option(names = "--overwrite", description = "Delete the data that are there.")
    private boolean overwrite;

    @Mixin
    private DataOption dataOption = new DataOption();

    RestoreCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder data = dataOption.folder(setting);
        Restore restore = Restore.of(folder, data);
        Files.createDirectories(data.root());
        try (Lock lock = Installation.lock(data)) {
            checkNothingIsLost(data);
            checkDisk(data, restore);
            restore.stage();
            Options options = new OptionsFile(restore.staged())
                    .read()
                    .orElseThrow(() -> new Problem("The backup in " + folder + " has no options."));
            long cut = rewind(restore, options, lock);
            restore.replace(data);
            new OptionsFile(data).write(options);
            setting.out()
                    .println("Restored every chat as it stood at "
                            + Instant.EPOCH.plus(restore.manifest().cut(), ChronoUnit.MICROS) + "; " + cut
                            + " were cut back to it. ./restante up starts everything.");
        }
        return 0;
    }

    private void checkNothingIsLost(DataFolder data) throws IOException {
        Optional<Installation> there = Installation.of(setting, data);
        if (there.isPresent()) {
            there.get().requireStopped("restore");
        }
        if (Files.exists(data.cassandra()) && !overwrite) {
            throw new Problem("There are data in " + data.root()
                    + " already: give --overwrite to have them deleted, or another folder with --data.");
        }
    }

    private void checkDisk(DataFolder data, Restore restore) throws IOException {
        long needed = restore.manifest().bytes();
        long usable = setting.machine().usableDisk(data.root());
        if (usable < needed) {
            throw new Problem("Too little disk: " + usable / MIB + " MiB are left for " + data.root() + ", but "
                    + needed / MIB + " MiB are needed.");
        }
    }

    /** Starts the nodes alone, over the staged copy, and stops them again. */
    @SuppressWarnings("try")
    private long rewind(Restore restore, Options options, Lock lock) throws IOException, InterruptedException {
        DataFolder staged = restore.staged();
        Crew crew = new Crew(staged, setting.out()::println);
        List<Part> nodes = setting.planner().plan(staged, options).of(Role.CASSANDRA);
        new Preflight(setting.machine()).check(staged, nodes);
        try (EndWithUs end = new EndWithUs(crew, staged, nodes, setting.out()::println, lock)) {
            try {
                new Starter(crew, staged, PATIENCE, setting.out()::println).start(nodes);
                return restore.rewind(Contact.of(options, System.getenv()));
            } finally {
                crew.stop(nodes);
            }
        }
    }
}
