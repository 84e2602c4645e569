package io.restante.launcher.command;

import io.restante.loadgen.command.LoadgenCommand;
import io.restante.loadgen.command.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The root of all commands; says what there is. */
@Command(
        name = "./restante",
        description = "Runs Restante on this machine: Cassandra, rpc-store and http-api.",
        synopsisSubcommandLabel = "COMMAND",
        footer = "%n./restante bench measures what it can do on this machine: ./restante bench --help")
public final class RestanteCommand {
    /** Whether standard output is a terminal; the script knows. */
    private static final String TERMINAL = "restante.terminal";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    boolean help;

    private RestanteCommand() {}

    /** The whole command line, ready to be executed. */
    public static CommandLine line(Setting setting) {
        return new CommandLine(new RestanteCommand())
                .addSubcommand(new UpCommand(setting))
                .addSubcommand(new DownCommand(setting))
                .addSubcommand(new StatusCommand(setting))
                .addSubcommand(new StartCommand(setting))
                .addSubcommand(new StopCommand(setting))
                .addSubcommand(new LogsCommand(setting))
                .addSubcommand(new CleanCommand(setting))
                .addSubcommand(new CheckHistoryCommand(setting))
                .addSubcommand(new VerifyChatCommand(setting))
                .addSubcommand(new BackupCommand(setting))
                .addSubcommand(new RestoreCommand(setting))
                .addSubcommand(LoadgenCommand.line(new Screen(setting.out(), Boolean.getBoolean(TERMINAL))))
                .setExecutionExceptionHandler(new Failures());
    }
}
