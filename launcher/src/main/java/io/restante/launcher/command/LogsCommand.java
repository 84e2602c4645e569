package io.restante.launcher.command;

import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows what the processes printed.")
final class LogsCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 200;

    private final Setting setting;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "One process, as in status (default: all).")
    private @Nullable String name;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until Ctrl-C.")
    private boolean follow;

    @Mixin
    private DataOption dataOption = new DataOption();

    LogsCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder data = dataOption.folder(setting);
        Installation installation = Installation.existing(setting, data);
        List<GrowingLog> logs = new ArrayList<>();
        if (name != null) {
            logs.add(new GrowingLog(data.log(installation.plan().part(name).name()), ""));
        } else {
            for (Part part : installation.plan().parts()) {
                logs.add(new GrowingLog(data.log(part.name()), "%-12s | ".formatted(part.name())));
            }
        }
        for (GrowingLog log : logs) {
            log.printNew(setting.out());
        }
        while (follow) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            for (GrowingLog log : logs) {
                log.printNew(setting.out());
            }
        }
        return 0;
    }
}
