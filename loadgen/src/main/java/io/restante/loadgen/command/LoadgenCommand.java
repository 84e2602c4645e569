package io.restante.loadgen.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The root of the commands of all callers. */
@Command(
        name = "loadgen",
        description = "Sends a load to a service, and says honestly what came back.",
        synopsisSubcommandLabel = "CALLER",
        footer = {
            "",
            "How fast is it? 1,000 messages a second for half a minute:",
            "  ./restante loadgen send --lps 1000 --duration 30s --timeout 1s",
            "What is the most that it bears?",
            "  ./restante loadgen send --search 100..5000 --duration 20s --fail-if 'p99>50ms' --fail-if 'errors>0.1%%'",
            "For how long?",
            "  ./restante loadgen send --lps 2000 --duration 1h --until-broken --fail-if 'p99>50ms'",
            "What does it cost? Charts of the load and of what a process uses:",
            "  ./restante loadgen mixed --lps 500 --duration 1m --html run.html --pid 4711",
            "",
            "It ends with 0; with 1 where a --fail-if came true; with 2 where the arguments are wrong.",
            "Ctrl-C ends a run early, with its report."
        })
public final class LoadgenCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    boolean help;

    private LoadgenCommand() {}

    /** The command line, to be run by itself or within another one. */
    public static CommandLine line(Screen screen) {
        CommandLine line = new CommandLine(new LoadgenCommand());
        for (CallerCommand command : new CallerCommand[] {
            new RestanteHttpCommand.Send(screen),
            new RestanteHttpCommand.Pull(screen),
            new RestanteHttpCommand.Mixed(screen),
            new HttpCommand(screen),
            new GrpcCommand(screen),
            new TcpCommand(screen)
        }) {
            CommandLine caller = new CommandLine(command);
            // What is wrong is told all at once, by the command itself.
            caller.getCommandSpec().parser().collectErrors(true);
            line.addSubcommand(caller);
        }
        return line;
    }
}
