package io.restante.launcher.command;

import io.restante.launcher.lifecycle.Crew;
import io.restante.launcher.lifecycle.Starter;
import io.restante.launcher.machine.Preflight;
import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "start", description = "Starts one process and returns when it is ready.")
final class StartCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Setting setting;

    @Parameters(paramLabel = "NAME", description = "As in status: cassandra-1, rpc-store-1, http-api-1.")
    private String name = "";

    @Mixin
    private DataOption dataOption = new DataOption();

    StartCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder data = dataOption.folder(setting);
        Installation installation = Installation.existing(setting, data);
        List<Part> wanted = List.of(installation.plan().part(name));
        installation.alone(() -> start(installation, wanted));
        return 0;
    }

    private void start(Installation installation, List<Part> wanted) throws IOException, InterruptedException {
        Crew crew = installation.crew();
        boolean ours = crew.alive(wanted).isEmpty();
        if (ours) {
            new Preflight(setting.machine()).check(installation.data(), wanted);
        }
        try {
            new Starter(crew, installation.data(), PATIENCE, setting.out()::println).start(wanted);
        } catch (IOException | RuntimeException e) {
            if (ours) {
                crew.stop(wanted);
            }
            throw e;
        }
    }
}
