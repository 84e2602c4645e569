package io.restante.launcher;

import io.restante.launcher.command.RestanteCommand;
import io.restante.launcher.command.Setting;
import io.restante.launcher.machine.ThisMachine;
import io.restante.launcher.plan.RestantePlanner;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** What the script {@code ./restante} runs. */
public final class Launcher {
    // Held, or the level set here would be lost with it.
    private static final Logger GRPC = Logger.getLogger("io.grpc");

    private Launcher() {}

    public static void main(String[] args) {
        // A process that does not answer is told by "status", not by gRPC's warnings.
        GRPC.setLevel(Level.OFF);
        Path home = Path.of(System.getProperty("restante.home", "")).toAbsolutePath();
        CommandLine line = RestanteCommand.line(
                new Setting(home, new RestantePlanner(home), new ThisMachine(), System.in, System.out));
        System.exit(args.length == 0 ? line.execute("--help") : line.execute(args));
    }
}
