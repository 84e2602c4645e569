package io.restante.launcher.command;

import io.restante.launcher.plan.Part;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "stop", description = "Stops one process.")
final class StopCommand implements Callable<Integer> {
    private final Setting setting;

    @Parameters(paramLabel = "NAME", description = "As in status: cassandra-1, rpc-store-1, http-api-1.")
    private String name = "";

    @Mixin
    private DataOption dataOption = new DataOption();

    StopCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Installation installation = Installation.existing(setting, dataOption.folder(setting));
        List<Part> wanted = List.of(installation.plan().part(name));
        installation.alone(() -> {
            boolean none = installation.crew().alive(wanted).isEmpty();
            installation.crew().stop(wanted);
            setting.out().println(name + (none ? " does not run." : " is stopped."));
        });
        return 0;
    }
}
