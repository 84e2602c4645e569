package io.restante.launcher.command;

import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "clean", description = "Deletes the data; asks first.")
final class CleanCommand implements Callable<Integer> {
    private final Setting setting;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Mixin
    private DataOption dataOption = new DataOption();

    CleanCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder data = dataOption.folder(setting);
        Optional<Installation> found = Installation.of(setting, data);
        if (found.isEmpty()) {
            setting.out().println("There are no data in " + data.root() + ".");
            return 0;
        }
        Installation installation = found.get();
        installation.alone(() -> clean(installation));
        setting.out().println("Deleted the data in " + data.root() + ".");
        return 0;
    }

    private void clean(Installation installation) throws IOException {
        DataFolder data = installation.data();
        installation.requireStopped("clean");
        if (!yes && !confirmed(data)) {
            throw new Problem("Nothing was deleted: answer y, or give --yes.");
        }
        // Only what we have made: the folder may be one that the user keeps other things in.
        DataFolder.delete(data.cassandra());
        DataFolder.delete(data.logs());
        DataFolder.delete(data.run());
        deleteIfEmpty(data.root());
    }

    private boolean confirmed(DataFolder data) throws IOException {
        setting.out().print("Delete all messages and logs in " + data.root() + "? [y/N] ");
        setting.out().flush();
        String answer = new BufferedReader(new InputStreamReader(setting.in(), Charset.defaultCharset())).readLine();
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(folder);
    }
}
