package io.restante.benchmark.command;

import io.restante.launcher.problem.Problem;
import io.restante.localcassandra.jdk.NoFittingJdkException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** What {@code ./restante bench} runs. */
public final class Main {
    private static final int FAILED = 1;
    // Held, or the level set here would be lost with it.
    private static final Logger GRPC = Logger.getLogger("io.grpc");

    private Main() {}

    public static void main(String[] args) {
        // A store that is not ready yet is no news.
        GRPC.setLevel(Level.OFF);
        Path home = Path.of(System.getProperty("restante.home", "")).toAbsolutePath();
        Ending ending = new Ending();
        Runtime.getRuntime().addShutdownHook(new Thread(ending::end, "bench-end"));
        // System.exit waits for the hook, which ends the cluster.
        System.exit(line(new BenchCommand(home, System.out, ending)).execute(args));
    }

    static CommandLine line(BenchCommand command) {
        return new CommandLine(command).setExecutionExceptionHandler((failure, line, parsed) -> {
            if (failure instanceof Problem
                    || failure instanceof IOException
                    || failure instanceof NoFittingJdkException) {
                line.getErr().println("restante: " + failure.getMessage());
                line.getErr().flush();
                return FAILED;
            }
            throw failure;
        });
    }
}
