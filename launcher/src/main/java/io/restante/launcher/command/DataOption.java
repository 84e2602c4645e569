package io.restante.launcher.command;

import io.restante.launcher.plan.DataFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class DataOption {
    private static final String USUAL = ".restante";

    @Option(names = "--data", paramLabel = "DIR", description = "Where the data are (default: .restante).")
    private @Nullable Path folder;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    boolean help;

    DataFolder folder(Setting setting) {
        Path given = folder;
        return new DataFolder(given != null ? given : setting.home().resolve(USUAL));
    }
}
