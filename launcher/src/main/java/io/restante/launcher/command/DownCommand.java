package io.restante.launcher.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stops everything; the data stay.")
final class DownCommand implements Callable<Integer> {
    private final Setting setting;

    @Mixin
    private DataOption dataOption = new DataOption();

    DownCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Installation> found = Installation.of(setting, dataOption.folder(setting));
        if (found.isEmpty()) {
            setting.out().println("Nothing runs.");
            return 0;
        }
        Installation installation = found.get();
        installation.alone(() -> {
            boolean none =
                    installation.crew().alive(installation.plan().parts()).isEmpty();
            installation.crew().stop(installation.plan().parts());
            setting.out().println(none ? "Nothing runs." : "Stopped.");
        });
        return 0;
    }
}
