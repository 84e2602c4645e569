package io.restante.launcher.command;

import io.restante.launcher.backup.Backup;
import io.restante.launcher.backup.Manifest;
import io.restante.launcher.cassandra.Contact;
import io.restante.launcher.health.State;
import io.restante.launcher.lifecycle.Standing;
import io.restante.launcher.lifecycle.Survey;
import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Options;
import io.restante.launcher.plan.OptionsFile;
import io.restante.launcher.plan.Part;
import io.restante.launcher.plan.Role;
import io.restante.launcher.problem.Problem;
import io.restante.launcher.process.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "backup", description = "Copies all data to a new folder while everything runs.")
final class BackupCommand implements Callable<Integer> {
    private final Setting setting;

    @Parameters(paramLabel = "DIR", description = "A folder that is empty, or not there.")
    private Path folder = Path.of("");

    @Mixin
    private DataOption dataOption = new DataOption();

    BackupCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder data = dataOption.folder(setting);
        Installation installation = Installation.existing(setting, data);
        Options options = new OptionsFile(data).read().orElseThrow();
        if (options.cassandra().isPresent()) {
            throw new Problem("The data are in a cluster that others run, at "
                    + options.cassandra().get() + ": that is backed up with its own tools, see docs/operations.md.");
        }
        installation.alone(() -> back(installation, options));
        return 0;
    }

    private void back(Installation installation, Options options) throws IOException, InterruptedException {
        checkNodes(installation);
        Contact contact = Contact.of(options, System.getenv());
        Manifest manifest = new Backup(installation.data(), options, contact).take(folder, setting.machine());
        setting.out()
                .println("Backed up every chat as it stood at " + Instant.EPOCH.plus(manifest.cut(), ChronoUnit.MICROS)
                        + ": " + manifest.bytes() + " bytes in " + folder + ".");
    }

    private static void checkNodes(Installation installation) {
        List<Part> nodes = installation.plan().of(Role.CASSANDRA);
        for (Standing node : new Survey(new RunFiles(installation.data().run())).of(nodes)) {
            if (node.state() != State.READY) {
                throw new Problem(node.part().name() + " is " + node.state().word()
                        + ", and a backup needs every node: ./restante start "
                        + node.part().name() + ".");
            }
        }
    }
}
